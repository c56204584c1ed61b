import { PassThrough } from 'node:stream';
import { cdktfJson, rootPackage, stackFiles, writeWorkspace } from '../spec-support/written-workspace';
import { answersTo, runStack } from './light';

describe('the entry point without Terraform and guard', () => {
  it.each<[string, NodeJS.ProcessEnv, boolean]>([
    ['synth auth-stack --stage=dev', {}, true],
    ['bundle --help', {}, true],
    ['plan auth-stack --stage=dev', { PLAN_ONLY: 'echo-api' }, true],
    ['plan echo-api --stage=dev', { PLAN_ONLY: 'echo-api' }, false],
    ['plan --stage=dev auth-stack', { PLAN_ONLY: 'echo-api' }, false],
    ['plan --help', { PLAN_ONLY: 'echo-api' }, false],
    ['plan auth-stack', {}, false],
    ['plan-ahead echo-api', {}, true],
    ['plan-ahead echo-api', { PLAN_RUN: 'this run' }, false],
    ['deploy auth-stack', { PLAN_ONLY: 'echo-api' }, false],
    ['--help', {}, false],
  ])('is asked for %s with %j: %s', (words, env, answers) => {
    expect(answersTo(words.split(' '), env)).toBe(answers);
  });

  it('says what a task is not needed for', async () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const files = { 'package.json': rootPackage, 'cdktf.json': cdktfJson, ...stackFiles('auth-stack') };
    const exitCode = await runStack(['plan', 'auth-stack'], {
      workspaceRoot: writeWorkspace(files),
      env: { PLAN_ONLY: 'echo-api' },
      out: { stdout, stderr },
    });
    expect([exitCode, String(stderr.read()), stdout.read()]).toEqual([
      0,
      'auth-stack (dev): not planned, this run is about echo-api\n',
      null,
    ]);
  });
});
