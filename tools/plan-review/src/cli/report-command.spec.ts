import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fixtureDay, metaFixture, planText, storyText } from '../../fixtures/plan-fixtures';
import { WorkspaceFixture } from '../../fixtures/workspace-fixture';
import type { ReviewModel } from '../review';
import { report } from './report-command';

const bin = join(dirname(require.resolve('@m2m/plan-review/package.json')), 'bin', 'plan-review.cjs');

describe('report', () => {
  let workspace: WorkspaceFixture;
  beforeEach(() => {
    workspace = new WorkspaceFixture();
  });
  afterEach(() => {
    workspace.remove();
  });

  const run = (stacks: string[] = [], flags: { mayBeEmpty?: boolean } = {}) => {
    const lines: string[] = [];
    const exitCode = report(stacks, {
      workspaceRoot: workspace.root,
      stage: 'dev',
      today: fixtureDay,
      env: { PLAN_REVIEW_KEY: 'k'.repeat(32) },
      print: (line) => lines.push(line),
      ...flags,
    });
    return { exitCode, lines };
  };
  const written = (file: string) => readFileSync(join(workspace.root, 'dist/plan-review/dev', file), 'utf8');

  it('answers 0 when all is clean, and writes the three reports', () => {
    workspace.writeStack('auth-stack', { plan: planText('nothing-to-do') });
    expect(run()).toEqual({
      exitCode: 0,
      lines: ['Clean', 'Reports: dist/plan-review/dev/report.{md,html,json}'],
    });
    expect((JSON.parse(written('report.json')) as ReviewModel).verdict).toBe(0);
    expect(written('report.md')).toContain('auth-stack');
    expect(written('report.html')).toContain('auth-stack');
  });

  it('answers 0 without any plan where that is allowed, and still lists the stacks', () => {
    workspace.writeStack('auth-stack', { meta: null });
    expect(run([], { mayBeEmpty: true })).toMatchObject({
      exitCode: 0,
      lines: ['Clean', expect.any(String)],
    });
    expect(written('report.md')).toContain('| 1 | `auth-stack` | not planned');
  });

  it('answers 1 when somebody must look, and says why', () => {
    workspace.writeStack('auth-stack', { plan: planText('forget') });
    expect(run()).toMatchObject({ exitCode: 1, lines: ['Needs attention: forget (1)', expect.any(String)] });
  });

  it('answers 2 when one of several stacks could not be analysed, and reports the others', () => {
    workspace
      .writeStack('auth-stack', { plan: { format_version: '2.0' } })
      .writeStack('echo-api', { plan: planText('create-update-delete') });
    expect(run()).toMatchObject({
      exitCode: 2,
      lines: ['Could not analyse everything: could-not-analyse (1), danger (1)', expect.any(String)],
    });
    const { stacks } = JSON.parse(written('report.json')) as ReviewModel;
    expect(stacks.map(({ stack, status, changes }) => [stack, status, changes.length])).toEqual([
      ['auth-stack', 'failed', 0],
      ['echo-api', 'planned', 3],
    ]);
  });

  it('answers 0 when m2m-guard.json accepts everything that the guard finds, and 1 when its day is over', () => {
    workspace.writeStack('echo-api', {
      plan: planText('nothing-to-do'),
      meta: metaFixture({ stack: 'echo-api' }),
      synthesized: { resource: { aws_api_gateway_method: { get: { authorization: 'NONE' } } } },
    });
    const guard = () => (JSON.parse(written('report.json')) as ReviewModel).guard;
    expect(run().exitCode).toBe(1);
    const found = guard()?.added ?? [];
    expect(found.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['open-route', 'could-not-analyse']),
    );
    const accept = (expires: string) =>
      workspace.writeAccepted({
        formatVersion: 1,
        acknowledged: found.map(({ rule, stack, address }) => ({
          ...{ rule, stack, address, expires },
          reason: 'looked at',
        })),
      });

    accept(fixtureDay);
    expect(run()).toMatchObject({ exitCode: 0, lines: ['Clean', expect.any(String)] });
    expect(guard()).toMatchObject({ added: [], acknowledged: found.map(({ rule }) => ({ rule })) });
    expect(written('report.md')).toContain(`**acknowledged** until ${fixtureDay} \`open-route\``);
    expect(written('report.html')).toContain(`<strong>Acknowledged</strong> until ${fixtureDay}: looked at.`);

    accept('2026-11-24');
    expect(run().exitCode).toBe(1);
    expect(guard()?.acknowledged).toEqual([]);
  });

  // A first deployment makes a client that costs 2.19 USD per month; an added scope costs nothing.
  it.each([
    [
      'answers 1 when this change goes over the budget',
      ['first-deployment', 2],
      [1, 'Needs attention: over-budget (1)', 'This change goes over it.'],
    ],
    ['answers 0 when it is kept', ['first-deployment', 3], [0, 'Clean', 'Budget: 3.00 USD per month.']],
    [
      'answers 0 when it was exceeded before',
      ['scope-added', 2],
      [0, 'Clean', 'It is exceeded, as it was before.'],
    ],
  ] as const)('%s', (_what, [story, usdPerMonth], [exitCode, line, sentence]) => {
    for (const stack of ['auth-stack', 'echo-api']) {
      const file = (name: string) => storyText(story, stack, name);
      workspace.writeStack(stack, {
        plan: file('plan.json'),
        meta: file('meta.json'),
        synthesized: file('cdk.tf.json'),
      });
    }
    workspace.writeBudget(usdPerMonth);
    expect(run()).toMatchObject({ exitCode, lines: [line, expect.any(String)] });
    expect(written('report.md')).toContain(sentence);
    expect(written('report.html')).toContain(sentence);
    const { cost } = JSON.parse(written('report.json')) as ReviewModel;
    expect(cost?.budget).toMatchObject({ before: usdPerMonth, after: usdPerMonth });
  });

  it('tells once that m2m-guard.json is broken, and not as a matter of one stack', () => {
    const plan = planText('nothing-to-do');
    workspace.writeStack('auth-stack', { plan }).writeStack('echo-api', { plan }).writeAccepted('{');
    expect(run()).toMatchObject({
      exitCode: 2,
      lines: ['Could not analyse everything: could-not-analyse (1)', expect.any(String)],
    });
    const text = 'm2m-guard.json: not valid JSON (1 characters)';
    expect((JSON.parse(written('report.json')) as ReviewModel).couldNotAnalyse).toEqual([{ text }]);
    expect(written('report.md')).toContain(`\n- ${text}\n`);
    expect(written('report.html').split(text)).toHaveLength(2);
  });

  it('writes the same bytes twice for the same inputs', () => {
    const files = {
      plan: storyText('guards-removed', 'echo-api', 'plan.json'),
      meta: metaFixture({ stack: 'echo-api' }),
    };
    workspace.writeStack('echo-api', files);
    const once = () => {
      run();
      return ['report.json', 'report.md', 'report.html'].map(written);
    };
    expect(once()).toEqual(once());
  });

  it('orders stacks by what they read, also when they do not declare it', () => {
    const publishes = { resource: { aws_ssm_parameter: { id: { name: '/pool', type: 'String' } } } };
    const reads = { data: { aws_ssm_parameter: { id: { name: '/pool' } } } };
    const plan = planText('nothing-to-do');
    workspace
      .writeStack('a-reads', { plan, synthesized: reads })
      .writeStack('b-alone', { plan })
      .writeStack('c-publishes', { plan, synthesized: publishes });
    run();
    const { stacks, edges } = JSON.parse(written('report.json')) as ReviewModel;
    expect(stacks.map(({ stack, step, upstream }) => [step, stack, upstream])).toEqual([
      [1, 'b-alone', []],
      [1, 'c-publishes', []],
      [2, 'a-reads', ['c-publishes']],
    ]);
    expect(edges).toEqual([
      { from: 'c-publishes', to: 'a-reads', parameters: ['/pool'], changed: [], severity: 'info' },
    ]);
  });

  it('could not analyse stacks that wait for each other', () => {
    const plan = planText('nothing-to-do');
    const meta = (stack: string, upstream: string[]) => metaFixture({ stack, upstream });
    workspace
      .writeStack('a', { plan, meta: meta('a', ['b']) })
      .writeStack('b', { plan, meta: meta('b', ['a']) });
    expect(run().exitCode).toBe(2);
    const { couldNotAnalyse } = JSON.parse(written('report.json')) as ReviewModel;
    expect(couldNotAnalyse).toEqual(
      ['a', 'b'].map((stack) => ({
        stack,
        text: 'it waits for itself: a, b read from each other, so there is no order to deploy them in',
      })),
    );
  });

  it('names the providers whose locked version changes', () => {
    const base = new WorkspaceFixture();
    const lock = (name: string, version: string) =>
      `provider "registry.terraform.io/hashicorp/${name}" {\n  version     = "${version}"\n}\n`;
    const meta = metaFixture({ baseLockDigest: '1'.repeat(64) });
    workspace.writeStack('auth-stack', {
      plan: planText('nothing-to-do'),
      meta,
      lock: lock('aws', '5.100.0') + lock('null', '3.0.0'),
    });
    base.writeStack('auth-stack', { lock: lock('aws', '5.99.0') + lock('random', '3.7.0') });
    try {
      report([], {
        workspaceRoot: workspace.root,
        stage: 'dev',
        base: base.root,
        env: { PLAN_REVIEW_KEY: 'k'.repeat(32) },
        print: () => undefined,
      });
    } finally {
      base.remove();
    }
    const { stacks } = JSON.parse(written('report.json')) as ReviewModel;
    expect(stacks[0]?.providers).toEqual({
      lock: 'changed',
      changes: [
        { address: 'registry.terraform.io/hashicorp/aws', before: '5.99.0', after: '5.100.0' },
        { address: 'registry.terraform.io/hashicorp/null', after: '3.0.0' },
        { address: 'registry.terraform.io/hashicorp/random', before: '3.7.0' },
      ],
    });
  });
});

describe('the command line', () => {
  it.each([
    ['no stage', ['report'], "error: required option '--stage <stage>' not specified"],
    [
      'no plan',
      ['report', '--stage=dev'],
      'There is no plan for stage "dev": run "nx affected -t plan" first',
    ],
  ])('answers 2 and one sentence when there is %s', (_what, args, sentence) => {
    const workspace = new WorkspaceFixture();
    try {
      const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
        cwd: workspace.root,
        encoding: 'utf8',
      });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toContain(sentence);
    } finally {
      workspace.remove();
    }
  });
});
