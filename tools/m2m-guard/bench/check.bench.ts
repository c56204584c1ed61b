/**
 * Is checking linear, and fast enough to stand before every plan? 1,000 routes, 300 resource servers and 1,000 clients in 100
 * stacks, read from disk in a process of its own: `node tools/m2m-guard/bench/bench.cjs`. Ends with 1 when a limit is broken.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeStacks, type Size } from './many-stacks';

const limits = { seconds: 2, megabytes: 200 };
/** Ten times the input may take at most this many times as long: quadratic would be a hundred. */
const growthLimit = 15;

const sizes: readonly Size[] = [
  { routes: 10, resourceServers: 3, clients: 10, stacks: 3 },
  { routes: 100, resourceServers: 30, clients: 100, stacks: 10 },
  { routes: 1_000, resourceServers: 300, clients: 1_000, stacks: 100 },
  { routes: 10_000, resourceServers: 3_000, clients: 10_000, stacks: 1_000 },
];

interface Measured {
  readonly seconds: number;
  /** Of the processor: what growth is judged by, because other programs do not change it. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

export function bench(): void {
  const start = measure(undefined);
  print('the command alone', start);
  const all = sizes.map((size) => {
    const measured = measure(size);
    print(
      `${size.routes} routes, ${size.resourceServers} resource servers, ${size.clients} clients in ${size.stacks} stacks`,
      measured,
    );
    return measured;
  });
  const [required, larger] = all.slice(-2);
  if (required === undefined || larger === undefined) throw new Error('There are no sizes to compare.');
  const growth = (larger.cpuSeconds - start.cpuSeconds) / (required.cpuSeconds - start.cpuSeconds);
  console.log(`ten times the input takes ${growth.toFixed(1)} times as long (limit ${growthLimit})`);
  const isFine =
    required.seconds < limits.seconds && required.megabytes < limits.megabytes && growth < growthLimit;
  process.exitCode = isFine ? 0 : 1;
}

function print(what: string, { seconds, cpuSeconds, megabytes }: Measured): void {
  console.log(
    `${what}: ${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of processor), ${Math.round(megabytes)} MB`,
  );
}

/** Median of three runs. Without a size: of the help. */
function measure(size: Size | undefined): Measured {
  const root = mkdtempSync(join(tmpdir(), 'm2m-guard-bench-'));
  try {
    const args = size === undefined ? ['--help'] : writeStacks(root, size);
    const runs = [1, 2, 3].map(() => run(args)).sort((a, b) => a.seconds - b.seconds);
    return runs[1] ?? { seconds: Infinity, cpuSeconds: Infinity, megabytes: Infinity };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function run(args: readonly string[]): Measured {
  const folder = dirname(require.resolve('@m2m/m2m-guard/package.json'));
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'bench', 'check-with-usage.cjs'), ...args],
    { encoding: 'utf8', maxBuffer: 100_000_000 },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) {
    throw new Error(`m2m-guard ended with ${status ?? 'a signal'}: ${stderr}${stdout.slice(0, 2_000)}`);
  }
  const [, kilobytes, cpuSeconds] = /peak (\d+) KB, ([\d.]+) s/.exec(stderr) ?? [];
  return { seconds, cpuSeconds: Number(cpuSeconds), megabytes: Number(kilobytes) / 1000 };
}
