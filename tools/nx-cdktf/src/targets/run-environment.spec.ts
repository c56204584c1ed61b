import { runEnvironment } from './run-environment';

const environment = (line: string) =>
  runEnvironment(['node', 'nx', ...line.split(' ')], '/workspace/apps', 'a run');

describe('the variables of an Nx run', () => {
  it.each([
    [
      'run echo-api:deploy --reviewed=../report.json',
      { REVIEWED_REPORT: '/workspace/report.json', DEPLOY_FOR: 'echo-api' },
    ],
    ['run-many -t deploy -c prod --reviewed=/r/report.json', { REVIEWED_REPORT: '/r/report.json' }],
    ['affected -t deploy --reviewed /r/report.json', { REVIEWED_REPORT: '/r/report.json' }],
    [
      'deploy echo-api -- --reviewed=/r/report.json',
      { REVIEWED_REPORT: '/r/report.json', DEPLOY_FOR: 'echo-api' },
    ],
    ['run echo-api:plan', { PLAN_ONLY: 'echo-api' }],
    ['run echo-api:plan:local --verbose', { PLAN_ONLY: 'echo-api' }],
    ['echo-api:plan', { PLAN_ONLY: 'echo-api' }],
    ['plan echo-api -c local', { PLAN_ONLY: 'echo-api' }],
    ['run echo-api:plan --base=../base', { PLAN_ONLY: 'echo-api', PLAN_BASE: '../base' }],
    ['run echo-api:plan-ahead', {}],
    ['run-many -t plan -c local', { PLAN_RUN: 'a run' }],
    ['run-many -t plan -p echo-api --base ../base', { PLAN_RUN: 'a run', PLAN_BASE: '../base' }],
    ['affected -t plan lint --base=main', { PLAN_RUN: 'a run' }],
    ['affected -t plan --base=main -- --base=../base', { PLAN_RUN: 'a run', PLAN_BASE: '../base' }],
    ['run-many -t lint --base=main', {}],
    ['run-many -t plan,deploy', {}],
    ['run-many -t destroy plan', {}],
    ['run echo-api:deploy:local', { DEPLOY_FOR: 'echo-api' }],
    ['run-many -t deploy -p echo-api', {}],
    ['run plan-review:report --reviewed=/r/report.json', {}],
  ])('%s', (line, variables) => {
    expect(environment(line)).toEqual(variables);
  });
});
