import { runEnvironment } from './run-environment';

const environment = (line: string) => runEnvironment(['node', 'nx', ...line.split(' ')], '/workspace/apps');

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
    ['run-many -t plan -c local', {}],
    ['affected -t plan lint --base=main', {}],
    ['run echo-api:deploy:local', { DEPLOY_FOR: 'echo-api' }],
    ['run-many -t deploy -p echo-api', {}],
    ['run plan-review:report --reviewed=/r/report.json', {}],
  ])('%s', (line, variables) => {
    expect(environment(line)).toEqual(variables);
  });
});
