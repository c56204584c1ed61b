import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metaFixture, planText } from '../../fixtures/plan-fixtures';
import { WorkspaceFixture } from '../../fixtures/workspace-fixture';
import { readWorkspace } from './read-workspace';
import { sha256 } from './workspace-files';

describe('readWorkspace', () => {
  let workspace: WorkspaceFixture;
  let base: WorkspaceFixture;
  const read = (asked: string[] = [], withBase = false) =>
    readWorkspace(asked, {
      workspaceRoot: workspace.root,
      stage: 'dev',
      ...(withBase && { base: base.root }),
    });
  const stacks = (...args: Parameters<typeof read>) => read(...args).stacks;
  const problems = (...args: Parameters<typeof read>) => stacks(...args).flatMap((input) => input.problems);
  const plan = planText('create-update-delete');

  beforeEach(() => {
    workspace = new WorkspaceFixture();
    base = new WorkspaceFixture();
  });
  afterEach(() => {
    workspace.remove();
    base.remove();
  });

  it('reads every stack, and those without a plan for what they read from others', () => {
    workspace.writeStack('auth-stack', { plan }).writeStack('echo-api', {
      meta: null,
      upstream: ['auth-stack'],
      synthesized: { data: { aws_ssm_parameter: { id: { name: '/pool' } } } },
    });
    const [auth, echo] = stacks();
    expect(auth).toMatchObject({ stack: 'auth-stack', expected: true, meta: { status: 'planned' } });
    expect(auth?.plan?.resource_changes).toHaveLength(3);
    expect(echo).toMatchObject({
      stack: 'echo-api',
      expected: false,
      upstream: ['auth-stack'],
      contract: { reads: [{ name: '/pool', address: 'data.aws_ssm_parameter.id' }] },
      problems: [],
    });
  });

  it('tells the changes of a plan that only the guard does not understand, and says what is missing', () => {
    const strange = { ...(JSON.parse(plan) as object), planned_values: { root_module: { resources: [{}] } } };
    workspace.writeStack('auth-stack', { plan: strange });
    const [auth] = stacks();
    expect(auth?.plan?.resource_changes).toHaveLength(3);
    expect(auth?.problems).toEqual([
      'who gains access and what it costs cannot be told: plan.json: plan JSON has an unexpected shape in "planned_values"; make it with "terraform show -json <plan>"',
    ]);
  });

  it.each([
    [
      'has no problem with a plan in which nothing changes, which the plan target writes without values',
      {},
      [],
    ],
    [
      'has one with a plan that only looks like it',
      { complete: false },
      [
        'who gains access and what it costs cannot be told: plan.json: no plan: planned_values is missing, as it is in a state; expected the output of "terraform show -json <plan>", with the file of a plan',
      ],
    ],
  ])('%s', (_what, change, expected) => {
    const empty = { format_version: '1.2', resource_changes: [], output_changes: {}, resource_drift: [] };
    workspace.writeStack('auth-stack', { plan: { ...empty, complete: true, errored: false, ...change } });
    const [auth] = stacks();
    expect(auth?.problems).toEqual(expected);
    expect(auth?.sources).not.toHaveProperty('plan');
  });

  it('leaves out a stack that its stage does not have', () => {
    workspace.writeStack('auth-stack', { plan }).writeStack('ci-roles', { meta: null });
    const packageJson = join(workspace.root, 'apps/ci-roles/package.json');
    writeFileSync(packageJson, JSON.stringify({ name: 'ci-roles', stack: { needs: 'github' } }));
    const names = () => stacks().map(({ stack }) => stack);
    expect(names()).toEqual(['auth-stack']);
    const stages = { context: { stages: { dev: { github: {} } } } };
    writeFileSync(join(workspace.root, 'cdktf.json'), JSON.stringify(stages));
    expect(names()).toEqual(['auth-stack', 'ci-roles']);
  });

  it('fails when a named stack does not exist, and lists those that do', () => {
    workspace.writeStack('auth-stack', { plan });
    expect(() => read(['auth'])).toThrow(
      'No stack is called "auth"; the stacks of this workspace are: auth-stack',
    );
  });

  it('fails when there is no plan at all', () => {
    workspace.writeStack('auth-stack', { meta: null });
    expect(() => read()).toThrow(
      'There is no plan for stage "dev": run "nx affected -t plan" first; the stacks of this workspace are: auth-stack',
    );
  });

  it('has a problem when a named stack has no plan', () => {
    workspace.writeStack('auth-stack', { meta: null });
    expect(problems(['auth-stack'])).toEqual([
      'there is no plan for stage dev: run "nx run auth-stack:plan"',
    ]);
  });

  it('has a problem when the plan file is missing', () => {
    workspace.writeStack('auth-stack', {});
    expect(problems()).toEqual([
      'apps/auth-stack/cdktf.out/dev/review/plan.json: there is no such file; plan again',
    ]);
  });

  it('has none when the plan failed: then the review says so itself', () => {
    workspace.writeStack('auth-stack', { meta: metaFixture({ status: 'failed', exitCode: 1 }) });
    expect(problems()).toEqual([]);
  });

  it('has a problem when the plan is of a format that it does not know', () => {
    workspace.writeStack('auth-stack', { plan: { format_version: '2.0' } });
    expect(problems()).toEqual([
      'plan JSON has format_version 2.0; understood is 1.x: use a Terraform that writes it, or extend this tool',
    ]);
  });

  it.each([
    ['no JSON', '{', 'Invalid input: expected object, received undefined'],
    ['of another format', { ...metaFixture(), formatVersion: 2 }, 'Invalid input: expected 1'],
    [
      'of a status that it does not know',
      { ...metaFixture(), status: 'fine' },
      'Invalid option: expected one of "planned"|"preview"|"unchanged"|"failed"',
    ],
  ])('has a problem when meta.json is %s', (_what, meta, message) => {
    workspace.writeStack('auth-stack', { plan, meta });
    const [problem] = problems();
    expect(problem).toContain('apps/auth-stack/cdktf.out/dev/review/meta.json: ');
    expect(problem).toContain(`${message}; plan again`);
    expect(stacks()[0]?.meta).toBeUndefined();
  });

  it('has a problem when meta.json is about another stack', () => {
    workspace.writeStack('auth-stack', { plan, meta: metaFixture({ stack: 'other', stage: 'prod' }) });
    expect(problems()).toEqual([
      'apps/auth-stack/cdktf.out/dev/review/meta.json: it is about other in stage prod; plan again',
    ]);
  });

  it('has a problem when the code was synthesized anew after the plan', () => {
    const synthesized = '{"resource":{}}';
    const meta = metaFixture({ synthDigest: sha256(synthesized) });
    workspace.writeStack('auth-stack', { plan, meta, synthesized });
    expect(problems()).toEqual([]);
    workspace.writeStack('auth-stack', { plan, meta, synthesized: '{}' });
    expect(problems()).toEqual([
      'the plan was made from another cdk.tf.json than the one that is there now: plan again',
    ]);
  });

  it('has a problem when a stack is not synthesized', () => {
    workspace.writeStack('auth-stack', { plan }).writeStack('echo-api', { meta: null, synthesized: null });
    expect(problems()).toEqual([
      'apps/echo-api/cdktf.out/dev/stacks/echo-api/cdk.tf.json: there is no such file, so what it reads from other stacks is not known: run "nx run echo-api:synth"',
    ]);
  });

  it('tells a new stack from one that the base forgot to synthesize', () => {
    workspace.writeStack('auth-stack', { plan }).writeStack('echo-api', { plan, meta: null });
    base.writeStack('auth-stack', { synthesized: null });
    expect(stacks([], true).map((input) => input.baseContract)).toEqual([
      undefined,
      { published: [], reads: [], notUnderstood: [] },
    ]);
    expect(problems([], true)).toEqual([
      'the base has auth-stack, but it is not synthesized there for stage dev: synthesize it',
    ]);
  });

  it('has a problem when a stack of the base is gone: what it made stays deployed', () => {
    workspace.writeStack('auth-stack', { plan });
    base.writeStack('auth-stack', {}).writeStack('old-api', {});
    expect(stacks([], true).at(-1)).toMatchObject({
      stack: 'old-api',
      problems: [
        'the stack is removed from the workspace, but what it made stays deployed: destroy it before its code is gone',
      ],
    });
  });

  it('reads what both sides accept of the findings of the guard, for the stage alone', () => {
    const entry = (more: object) => ({
      rule: 'open-route',
      stack: 'auth-stack',
      address: 'aws_x.y',
      reason: 'agreed',
      expires: '2027-01-31',
      ...more,
    });
    const file = (...acknowledged: object[]) => ({ formatVersion: 1, acknowledged });
    const everyStage = entry({});
    const thisStage = entry({ stage: 'dev' });
    workspace
      .writeStack('auth-stack', { plan })
      .writeAccepted(file(everyStage, thisStage, entry({ stage: 'prod' }), entry({ rule: 'over-budget' })));
    base.writeStack('auth-stack', {}).writeAccepted(file(entry({ stack: 'echo-api' })));
    expect(read([], true).accepted).toEqual({
      head: [everyStage, thisStage, entry({ rule: 'over-budget' })],
      base: [entry({ stack: 'echo-api' })],
    });
    expect(read().accepted?.base).toEqual([]);
  });

  it('has one problem for each side whose m2m-guard.json cannot be read, however many stacks there are', () => {
    workspace.writeStack('auth-stack', { plan }).writeStack('echo-api', { meta: null }).writeAccepted('{');
    base.writeStack('auth-stack', {}).writeAccepted('{{');
    expect(read([], true)).toMatchObject({
      accepted: { head: [], base: [] },
      problems: [
        'm2m-guard.json: not valid JSON (1 characters)',
        'in the base, m2m-guard.json: not valid JSON (2 characters)',
      ],
    });
    expect(problems([], true)).toEqual([]);
  });

  it('reads the budget of the stage on both sides; without a base the one of the branch is both', () => {
    workspace.writeStack('auth-stack', { plan }).writeBudget(50);
    base.writeStack('auth-stack', {}).writeBudget(40);
    expect(read([], true).budget).toEqual({ head: 50, base: 40 });
    expect(read().budget).toEqual({ head: 50, base: 50 });
  });

  it('has a problem when the budget cannot be read', () => {
    workspace.writeStack('auth-stack', { plan }).writeBudget('50');
    base.writeStack('auth-stack', {});
    expect(read([], true)).toMatchObject({
      budget: {},
      problems: [
        'cdktf.json: context.stages.dev.budget.usdPerMonth: expected US dollars per month as a number that is not negative; received "50"',
      ],
    });
  });

  it('has a problem when the acknowledgements cannot be read', () => {
    workspace.writeStack('auth-stack', { plan, acknowledgements: { formatVersion: 2 } });
    expect(problems()).toEqual([
      'apps/auth-stack/plan-review.json: formatVersion: Invalid input: expected 1; expected { "formatVersion": 1, "acknowledged": [{ "stage", "rule", "address", "digest", "reason" }] }',
    ]);
  });
});
