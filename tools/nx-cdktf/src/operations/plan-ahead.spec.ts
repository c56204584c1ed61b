import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '@m2m/stages/config';
import { readStackProject, type StackProject } from '../project';
import { metaOf } from '../spec-support/written-review';
import { ParameterStore } from '../spec-support/parameter-store';
import { WrittenTerraform } from '../spec-support/written-terraform';
import { rootPackage, stackFiles, writeFiles, writeWorkspace } from '../spec-support/written-workspace';
import type { OperationContext } from './operation';
import { runPlan } from './plan';
import { runPlanAhead } from './plan-ahead';

const poolId = '/auth-stack-dev/CognitoUserPoolId';
const stageFolder = 'apps/echo-api/cdktf.out/dev';
const synthesized = `${stageFolder}/stacks/echo-api`;
const authJson = {
  resource: {
    aws_cognito_user_pool: { it: { name: 'pool' } },
    aws_ssm_parameter: { id: { name: poolId, insecure_value: 'prefix ${aws_cognito_user_pool.it.id}' } },
  },
};
/** What `insecure_value` above can become. */
const poolIdValue = 'prefix eu-west-1_canary';

const resource = {
  addr: 'aws_lambda_function.echo',
  resource_type: 'aws_lambda_function',
  resource_name: 'echo',
};
const planned = { type: 'planned_change', change: { resource, action: 'update' } };
const planJson = JSON.stringify({
  format_version: '1.2',
  resource_changes: [],
  variables: { password: { value: 'canary' } },
});

describe('a plan made ahead', () => {
  const store = new ParameterStore();
  let endpoint: string;
  let terraform: WrittenTerraform;
  let project: StackProject;

  beforeAll(async () => {
    endpoint = await store.start();
  });

  afterAll(() => {
    store.stop();
  });

  beforeEach(() => {
    store.error = undefined;
    store.parameters.clear();
    found(poolIdValue);
    terraform = new WrittenTerraform();
    terraform.answers({ events: [planned], planJson });
    const root = writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('auth-stack'),
      ...stackFiles('echo-api', { upstream: ['auth-stack'] }),
      'apps/auth-stack/cdktf.out/dev/stacks/auth-stack/cdk.tf.json': authJson,
      [`${synthesized}/cdk.tf.json`]: { data: { aws_ssm_parameter: { id: { name: poolId } } } },
      [`${synthesized}/assets/echo.zip`]: 'zip',
    });
    project = readStackProject(root, 'echo-api');
    upstreamPlans([]);
  });

  function run(
    operation: (context: OperationContext) => Promise<number>,
    variables: NodeJS.ProcessEnv = { PLAN_RUN: 'this run' },
  ) {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const context: OperationContext = {
      project,
      stage: { name: 'dev', region: 'eu-west-1', endpoint } as Stage,
      workspaceRoot: project.workspaceRoot,
      env: { PATH: process.env['PATH'], TERRAFORM_BINARY: terraform.path, ...variables },
      out: { stdout, stderr },
    };
    return operation(context).then((exitCode) => ({
      exitCode,
      // What is under way is told after a while, so on a busy machine.
      stdout: String(stdout.read() ?? '').replace(/^echo-api \(dev\): .* \.\.\.\n/gm, ''),
      stderr: String(stderr.read() ?? ''),
    }));
  }

  function found(value: string): void {
    store.parameters.set(poolId, { arn: 'arn:id', version: 1, lastModified: 1_700_000_000, value });
  }

  const after = { name: poolId, insecure_value: 'new' };
  const changed = {
    address: 'aws_ssm_parameter.id',
    mode: 'managed',
    type: 'aws_ssm_parameter',
    change: { actions: ['update'], before: { ...after, insecure_value: 'old' }, after, after_unknown: {} },
  };

  /** The plan of auth-stack, as it left it for the review. */
  function upstreamPlans(changes: readonly object[]): void {
    writeFiles(project.workspaceRoot, {
      'apps/auth-stack/cdktf.out/dev/review/plan.json': { format_version: '1.2', resource_changes: changes },
      'apps/auth-stack/cdktf.out/dev/review/meta.json': metaOf('auth-stack', JSON.stringify(authJson)),
    });
  }

  const folders = () =>
    readdirSync(join(project.workspaceRoot, stageFolder)).filter((name) => name !== 'stacks');
  const inReview = (file: string) =>
    readFileSync(join(project.workspaceRoot, stageFolder, 'review', file), 'utf8');
  const review = () => JSON.parse(inReview('meta.json')) as { status: string };

  it('is taken over, read and told as if plan had made it, and then gone', async () => {
    const made = await run(runPlan, {});
    const reviewMade = [inReview('meta.json'), inReview('plan.json')];
    terraform = new WrittenTerraform();
    terraform.answers({ events: [planned], planJson });

    expect(await run(runPlanAhead)).toEqual({
      exitCode: 0,
      stdout: 'echo-api (dev): planned ahead\n',
      stderr: '',
    });
    expect(terraform.calls).toEqual(['init', 'plan', 'show']);
    expect(await run(runPlan)).toEqual(made);
    expect(made.stdout).toBe('echo-api (dev): 1 to update\n    ~ aws_lambda_function.echo\n');
    expect([inReview('meta.json'), inReview('plan.json')]).toEqual(reviewMade);
    expect(terraform.calls).toEqual(['init', 'plan', 'show']);
    expect(folders()).toEqual(['review']);

    await run(runPlan);
    expect(terraform.calls).toEqual(['init', 'plan', 'show', 'plan', 'show']);
  });

  it('is for its owner alone, and nothing of it is printed', async () => {
    const { stdout, stderr } = await run(runPlanAhead);
    const folder = join(project.workspaceRoot, stageFolder, 'plan-ahead');
    const paths = [folder, ...readdirSync(folder).map((name) => join(folder, name))];
    expect(paths.map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600, 0o600]);
    expect(readFileSync(join(folder, 'plan.json'), 'utf8')).toContain('canary');
    expect(stdout + stderr).not.toContain('canary');
  });

  it.each([
    ['another run', {}, { PLAN_RUN: 'another run' }],
    ['a run that Nx did not begin', {}, {}],
    ['other sources', { [`${synthesized}/cdk.tf.json`]: { data: {} } }, undefined],
    ['other assets', { [`${synthesized}/assets/echo.zip`]: 'another zip' }, undefined],
    ['another lock', { 'apps/echo-api/.terraform.lock.hcl': '# another' }, undefined],
  ])('does not hold for %s, and is gone', async (_, files, variables) => {
    await run(runPlanAhead);
    writeFiles(project.workspaceRoot, files);
    expect(await run(runPlan, variables)).toMatchObject({ exitCode: 0 });
    expect(terraform.calls.filter((call) => call === 'plan')).toHaveLength(2);
    expect(folders()).toEqual(['review']);
  });

  it('does not hold when the upstream changes a parameter: a preview is made', async () => {
    await run(runPlanAhead);
    upstreamPlans([changed]);
    const { stdout } = await run(runPlan);
    expect(stdout).toContain(`\n  not known before the upstream is deployed: ${poolId}\n`);
    expect(review().status).toBe('preview');
    expect(terraform.calls).toEqual(['init', 'plan', 'show', 'plan', 'show']);
    expect(folders()).toEqual(['review']);
  });

  describe('leaves a parameter open', () => {
    const preview = 'echo-api (dev): planned ahead, as a preview\n';
    const readingOf = (name: string) => ({ data: { aws_ssm_parameter: { id: { name } } } });

    it.each([
      ['that is not there yet, and the upstream publishes', () => store.parameters.clear()],
      ['that the code of the upstream gives another value', () => found('eu-west-1_canary')],
    ])('%s, and is taken over when it does change', async (_, arrange) => {
      arrange();
      expect(await run(runPlanAhead)).toEqual({ exitCode: 0, stdout: preview, stderr: '' });
      upstreamPlans([changed]);
      const { stdout } = await run(runPlan);
      expect(stdout).toContain(`\n  not known before the upstream is deployed: ${poolId}\n`);
      expect(review()).toMatchObject({ status: 'preview', pendingParameters: [poolId], contractPins: [] });
      expect(inReview('meta.json') + inReview('plan.json')).not.toContain('eu-west-1_canary');
      expect(terraform.calls).toEqual(['init', 'plan', 'show']);
      expect(folders()).toEqual(['review']);
    });

    it('whose resource the sources replace since the base', async () => {
      const auth = 'apps/auth-stack/cdktf.out/dev/stacks/auth-stack/cdk.tf.json';
      const before = { resource: { ...authJson.resource, aws_cognito_user_pool: { it: { name: 'other' } } } };
      writeFiles(project.workspaceRoot, { [`base/${auth}`]: before });
      const base = { PLAN_BASE: join(project.workspaceRoot, 'base') };
      const { stdout } = await run(runPlanAhead, { PLAN_RUN: 'this run', ...base });
      expect(stdout).toBe(preview);
    });

    it('also in a stack that is the same as on the base', async () => {
      found('eu-west-1_canary');
      const variables = { PLAN_RUN: 'this run', PLAN_BASE: project.workspaceRoot };
      expect((await run(runPlanAhead, variables)).stdout).toBe(preview);
      upstreamPlans([changed]);
      await run(runPlan, variables);
      expect(review().status).toBe('preview');
      expect(terraform.calls).toEqual(['init', 'plan', 'show']);
    });

    it('in vain when the upstream leaves it as it is: the stack is planned again', async () => {
      found('eu-west-1_canary');
      await run(runPlanAhead);
      expect((await run(runPlan)).stdout).toBe(
        'echo-api (dev): 1 to update\n    ~ aws_lambda_function.echo\n',
      );
      expect(review()).toMatchObject({ status: 'planned', pendingParameters: [] });
      expect(terraform.calls).toEqual(['init', 'plan', 'show', 'plan', 'show']);
    });

    it('only where somebody of the workspace publishes it', async () => {
      writeFiles(project.workspaceRoot, { [`${synthesized}/cdk.tf.json`]: readingOf('/elsewhere') });
      expect((await run(runPlanAhead)).stdout).toBe(
        'echo-api (dev): not planned ahead: SSM parameter "/elsewhere" is not there yet\n',
      );
      expect(terraform.calls).toEqual([]);
      expect(folders()).toEqual([]);
    });
  });

  it('is thrown away by a plan that compares with a base, where nothing is different', async () => {
    await run(runPlanAhead);
    const base = project.workspaceRoot;
    expect((await run(runPlan, { PLAN_RUN: 'this run', PLAN_BASE: base })).stdout).toContain(
      'the same as on the base',
    );
    expect(folders()).toEqual(['review']);
  });

  it('is alone: what an earlier one left, or a killed one, is gone, also when none is made', async () => {
    await run(runPlanAhead);
    // Process ids end at 4194304 on Linux.
    writeFiles(project.workspaceRoot, {
      [`${stageFolder}/plan-ahead-4194399/plan.tfplan`]: 'the state in clear',
    });
    store.error = 'AccessDeniedException';
    await run(runPlanAhead);
    expect(folders()).toEqual([]);
  });

  describe('is left to plan, in one line and without a failure,', () => {
    const notAhead = (reason: string) => ({
      exitCode: 0,
      stdout: `echo-api (dev): not planned ahead: ${reason}\n`,
      stderr: '',
    });

    it('when the stack is the same as on the base', async () => {
      const variables = { PLAN_RUN: 'this run', PLAN_BASE: project.workspaceRoot };
      expect(await run(runPlanAhead, variables)).toEqual(notAhead('it is the same as on the base'));
      expect(terraform.calls).toEqual([]);
    });

    it('when SSM refuses', async () => {
      store.error = 'AccessDeniedException';
      expect(await run(runPlanAhead)).toEqual(
        notAhead(
          `SSM parameter "${poolId}": its version cannot be read (AccessDeniedException); expected permission ssm:GetParameter, which the plan needs too`,
        ),
      );
      expect(folders()).toEqual([]);
    });

    it('when a parameter changes while Terraform plans', async () => {
      const values = { name: poolId, arn: 'arn:id', version: 2 };
      const resources = [{ mode: 'data', type: 'aws_ssm_parameter', values }];
      terraform.answers({
        planJson: JSON.stringify({ prior_state: { values: { root_module: { resources } } } }),
      });
      expect(await run(runPlanAhead)).toEqual(
        notAhead(
          `SSM parameter "${poolId}" was changed while the plan was made; nothing was applied, plan again`,
        ),
      );
      expect(folders()).toEqual([]);
    });

    const diagnostic = {
      severity: 'error',
      summary: 'Invalid function argument',
      detail: 'It is wrong.\nIn two lines.',
      snippet: { code: 'canary' },
    };

    it.each([
      [
        'plan fails',
        { plan: 1, events: [{ type: 'diagnostic', diagnostic }] },
        'echo-api: Invalid function argument: It is wrong. In two lines.',
      ],
      ['init fails', { init: 1 }, 'echo-api (dev): terraform ended with exit code 1 and gave no reason'],
      [
        'the plan cannot be shown',
        { show: 1 },
        'echo-api: terraform show -json failed on the plan that was just made; plan again',
      ],
      ['what it shows is no JSON', { planJson: 'canary' }, 'SyntaxError'],
    ])('when %s', async (_, answers, reason) => {
      terraform.answers(answers);
      expect(await run(runPlanAhead)).toEqual(notAhead(reason));
      expect(folders()).toEqual([]);
    });
  });

  it('is given up by Ctrl-C, which ends the command with 1', async () => {
    terraform.answers({ waits: true });
    const ended = run(runPlanAhead);
    while (!terraform.calls.includes('plan')) {
      await delay(20);
    }
    process.emit('SIGINT');
    expect(await ended).toMatchObject({
      exitCode: 1,
      stdout: 'stopping: terraform finishes what is under way and saves its state\n',
    });
    expect(folders()).toEqual([]);
  });
});
