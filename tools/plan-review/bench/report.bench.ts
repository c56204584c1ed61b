/**
 * Is reporting linear, and fast enough to be forgotten? 1,000 resource changes in 50 stacks, read from disk and written as all
 * three reports, in a process of its own: `node tools/plan-review/bench/bench.cjs`. Ends with 1 when a limit is broken.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { metaFixture, storyText } from '../fixtures/plan-fixtures';
import { WorkspaceFixture } from '../fixtures/workspace-fixture';

const limits = { seconds: 3, megabytes: 300 };
/** Ten times the changes may take at most this many times as long: quadratic would be a hundred. */
const growthLimit = 15;

interface Measured {
  readonly seconds: number;
  /** Of the processor: what growth is judged by, because other programs do not change it. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

export function bench(): void {
  const normal = measure(50, 20);
  const large = measure(50, 200);
  print('1,000 changes in 50 stacks', normal);
  print('10,000 changes in 50 stacks', large);
  const growth = large.cpuSeconds / normal.cpuSeconds;
  console.log(`ten times the changes take ${growth.toFixed(1)} times as long (limit ${growthLimit})`);
  const isFine =
    normal.seconds < limits.seconds && normal.megabytes < limits.megabytes && growth < growthLimit;
  process.exitCode = isFine ? 0 : 1;
}

function print(what: string, { seconds, cpuSeconds, megabytes }: Measured): void {
  console.log(
    `${what}: ${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of processor), ${Math.round(megabytes)} MB`,
  );
}

/** Median of three runs. */
function measure(stacks: number, changesPerStack: number): Measured {
  const workspace = new WorkspaceFixture();
  try {
    for (let index = 0; index < stacks; index += 1) {
      const stack = `stack-${index}`;
      const upstream = index === 0 ? [] : ['stack-0'];
      workspace.writeStack(stack, {
        plan: planOf(changesPerStack),
        meta: metaFixture({ stack, upstream }),
        synthesized: synthesized(index),
      });
    }
    const runs = [1, 2, 3].map(() => run(workspace.root)).sort((a, b) => a.seconds - b.seconds);
    return runs[1] ?? { seconds: Infinity, cpuSeconds: Infinity, megabytes: Infinity };
  } finally {
    workspace.remove();
  }
}

/** The changes of a real plan, again and again under other addresses. */
function planOf(changes: number): object {
  const plan = JSON.parse(storyText('guards-removed', 'echo-api', 'plan.json')) as {
    resource_changes: { address: string; change: { actions: string[] } }[];
  };
  const real = plan.resource_changes.filter(({ change }) => change.actions[0] !== 'no-op');
  return {
    ...plan,
    resource_changes: Array.from({ length: changes }, (_, index) => {
      const change = real[index % real.length];
      return { ...change, address: `${change?.address ?? ''}[${index}]` };
    }),
  };
}

/** One parameter published by each stack, read by the next. */
function synthesized(index: number): object {
  return {
    resource: {
      aws_ssm_parameter: { own: { name: `/stack-${index}/id`, type: 'String', insecure_value: 'x' } },
    },
    data: index === 0 ? {} : { aws_ssm_parameter: { upstream: { name: `/stack-${index - 1}/id` } } },
  };
}

function run(cwd: string): Measured {
  const packageFolder = dirname(require.resolve('@m2m/plan-review/package.json'));
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(packageFolder, 'bench', 'report-with-usage.cjs'), 'report', '--stage=dev'],
    { cwd, encoding: 'utf8', env: { ...process.env, PLAN_REVIEW_KEY: 'k'.repeat(32) } },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 1) {
    throw new Error(`report ended with ${status ?? 'a signal'}: ${stderr}`);
  }
  const [, kilobytes, cpuSeconds] = /peak (\d+) KB, ([\d.]+) s/.exec(stderr) ?? [];
  return { seconds, cpuSeconds: Number(cpuSeconds), megabytes: Number(kilobytes) / 1000 };
}
