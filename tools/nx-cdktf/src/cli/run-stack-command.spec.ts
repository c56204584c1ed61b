import { PassThrough } from 'node:stream';
import { ConfigurationError } from '@m2m/stages/config';
import {
  appWriting,
  cdktfJson,
  rootPackage,
  stackFiles,
  writeWorkspace,
} from '../spec-support/written-workspace';
import type { OperationContext } from '../operations/operation';
import { StackError } from '../stack-error';
import { checkCommands, type StackChecks } from './check-commands';
import { operationCommands, type StackOperations } from './operation-commands';
import { runStackCommand } from './run-stack-command';
import { synthesisCommands } from './synthesis-commands';

type Call = [operation: string, stack: string, stage: string, options: unknown];

async function run(
  words: string,
  options: { files?: Record<string, string | object>; env?: NodeJS.ProcessEnv; failure?: Error } = {},
) {
  const calls: Call[] = [];
  const operations = new Proxy({} as StackOperations, {
    get: (_target, name) => {
      const operation = ({ project, stage }: OperationContext, given: object = {}) => {
        calls.push([String(name), project.name, stage.name, given]);
        return options.failure ? Promise.reject(options.failure) : Promise.resolve(1);
      };
      // A promise of operations must not take them for another promise.
      return name === 'then' ? undefined : operation;
    },
  });
  const checks: StackChecks = {
    runCheck: ({ project, stage }, given) => calls.push(['runCheck', project.name, stage.name, given]),
    runAccess: ({ project, stage }, given) => calls.push(['runAccess', project.name, stage.name, given]),
  };
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const exitCode = await runStackCommand(
    words.split(' '),
    {
      workspaceRoot: writeWorkspace({
        'package.json': rootPackage,
        'cdktf.json': cdktfJson,
        ...stackFiles('auth-stack', { main: appWriting('auth-stack') }),
        ...options.files,
      }),
      env: options.env ?? {},
      out: { stdout, stderr },
    },
    [
      synthesisCommands,
      checkCommands(() => Promise.resolve(checks)),
      operationCommands(() => Promise.resolve(operations)),
    ],
  );
  return { exitCode, calls, printed: String(stdout.read() ?? ''), error: String(stderr.read() ?? '') };
}

describe('the command line of a stack', () => {
  it.each([
    ['check auth-stack --json', 'runCheck', { json: true }],
    ['access auth-stack', 'runAccess', {}],
    ['validate auth-stack', 'runValidate', {}],
    ['plan auth-stack --json', 'runPlan', { json: true }],
    ['deploy auth-stack', 'runDeploy', {}],
    [
      'deploy auth-stack --allow-destroy=a.b,c.d --allow-destroy e.f',
      'runDeploy',
      { allowDestroy: ['a.b', 'c.d', 'e.f'] },
    ],
    ['destroy auth-stack', 'runDestroy', {}],
    ['output auth-stack --json', 'runOutput', { json: true }],
    ['drift auth-stack', 'runDrift', {}],
    ['unlock auth-stack --force abc', 'runUnlock', { force: 'abc' }],
  ])(
    '%s runs the operation on the default stage and ends with its exit code',
    async (words, operation, options) => {
      const { exitCode, calls } = await run(words);
      expect([exitCode, calls]).toEqual([
        1,
        [[operation, 'auth-stack', 'dev', expect.objectContaining(options)]],
      ]);
    },
  );

  it('plans ahead in a run of Nx that plans several stacks', async () => {
    const { exitCode, calls } = await run('plan-ahead auth-stack', { env: { PLAN_RUN: 'this run' } });
    expect([exitCode, calls]).toEqual([1, [['runPlanAhead', 'auth-stack', 'dev', {}]]]);
  });

  it.each([
    [
      'plan auth-stack --stage=prod',
      { PLAN_ONLY: 'echo-api' },
      'auth-stack (prod): not planned, this run is about echo-api\n',
    ],
    [
      'plan-ahead auth-stack',
      { PLAN_RUN: '' },
      'auth-stack (dev): not planned ahead: that is for runs of Nx that plan several stacks and deploy none\n',
    ],
  ])('%s does nothing where the run of Nx is about something else', async (words, env, error) => {
    expect(await run(words, { env })).toEqual({ exitCode: 0, calls: [], printed: '', error });
  });

  it('works on the stage that is named', async () => {
    const { calls } = await run('plan auth-stack --stage=prod');
    expect(calls).toEqual([['runPlan', 'auth-stack', 'prod', { stage: 'prod' }]]);
  });

  describe('of a stack that its stage does not have', () => {
    const files = {
      'apps/ci-roles/.terraform.lock.hcl': '',
      'apps/ci-roles/src/main.ts': 'throw new Error("must not run");',
      'apps/ci-roles/package.json': { name: 'ci-roles', stack: { needs: 'github' } },
    };
    const said = (command: string) =>
      `ci-roles (dev): nothing to ${command}, because context.stages.dev in cdktf.json has no github\n`;

    it.each([
      'synth',
      'check',
      'access',
      'validate',
      'plan-ahead',
      'plan',
      'deploy',
      'destroy',
      'output',
      'drift',
      'unlock',
    ])('%s does nothing, says so and is content', async (command) => {
      const ended = await run(`${command} ci-roles`, { files });
      expect(ended).toEqual({ exitCode: 0, calls: [], printed: said(command), error: '' });
    });

    it('keeps the sentence out of what a machine reads', async () => {
      for (const command of ['output', 'check']) {
        const ended = await run(`${command} ci-roles --json`, { files });
        expect(ended).toEqual({ exitCode: 0, calls: [], printed: '', error: said(command) });
      }
    });
  });

  it('synthesizes and prints where, without loading what drives Terraform', async () => {
    expect(await run('synth auth-stack --stage prod')).toEqual({
      exitCode: 0,
      calls: [],
      printed: 'apps/auth-stack/cdktf.out/prod/stacks/auth-stack/cdk.tf.json\n',
      error: '',
    });
  });

  it('bundles and prints each zip', async () => {
    const files = { 'apps/auth-stack/src/functions/ping.ts': 'export const handler = () => 1;' };
    expect(await run('bundle auth-stack', { files })).toMatchObject({
      exitCode: 0,
      printed: expect.stringMatching(
        /^apps\/auth-stack\/dist\/functions\/ping\.zip {2}0\.\d kB\n$/,
      ) as string,
    });
  });

  it('says that there is nothing to bundle', async () => {
    expect(await run('bundle auth-stack')).toMatchObject({
      exitCode: 0,
      printed: 'auth-stack has no handlers in apps/auth-stack/src/functions; there is nothing to bundle\n',
    });
  });

  it('explains itself', async () => {
    const { exitCode, printed } = await run('--help');
    expect(exitCode).toBe(0);
    for (const command of [
      'bundle',
      'synth',
      'check',
      'access',
      'validate',
      'plan-ahead',
      'plan',
      'deploy',
      'destroy',
      'output',
      'drift',
      'unlock',
    ]) {
      expect(printed).toMatch(new RegExp(`^  ${command} (?:\\[options\\] )?<stack> +\\w`, 'm'));
    }
  });

  it.each([
    ['deploy nowhere', 'No stack is called "nowhere"; the stacks of this workspace are: auth-stack\n'],
    [
      'deploy auth-stack --stage=nowhere',
      'cdktf.json: context.stages: expected one of the declared stages (dev, prod); received "nowhere"\n',
    ],
    ['deploy auth-stack --yes', "error: unknown option '--yes'\n"],
    ['deploy', "error: missing required argument 'stack'\n"],
    ['apply auth-stack', "error: unknown command 'apply'\n(Did you mean deploy?)\n"],
  ])('refuses "%s" before it does anything', async (words, error) => {
    expect(await run(words)).toEqual({ exitCode: 2, calls: [], printed: '', error });
  });

  it('refuses a stage that STAGE contradicts', async () => {
    const { exitCode, error } = await run('plan auth-stack --stage=prod', { env: { STAGE: 'dev' } });
    expect([exitCode, error]).toEqual([
      2,
      'The variable STAGE is "dev", but this command is about the stage "prod"; unset STAGE, or name the same stage in both\n',
    ]);
  });

  it.each([
    ['the operation failed', new StackError('a sentence'), 1, 'a sentence\n'],
    ['the tool could not run', new StackError('a sentence', 2), 2, 'a sentence\n'],
    ['a setting is wrong', new ConfigurationError('cdktf.json: wrong'), 2, 'cdktf.json: wrong\n'],
  ])('fails with the message alone when %s', async (_what, failure, exitCode, error) => {
    expect(await run('plan auth-stack', { failure })).toMatchObject({ exitCode, error });
  });

  it('fails with a stack trace when the fault is its own', async () => {
    const { exitCode, error } = await run('plan auth-stack', { failure: new TypeError('oops') });
    expect([exitCode, error]).toEqual([2, expect.stringMatching(/^TypeError: oops\n {4}at /)]);
  });
});
