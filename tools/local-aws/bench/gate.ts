/**
 * How many requests per second the gate authorizes and has echoed by a function, and how long the slowest percent takes.
 *
 * The local AWS, moto and the functions run in a process of their own, held on one core where the system can do that
 * (`taskset`); the load comes from this process, on another. Prints
 * `{"requestsPerSecond":…,"p50Ms":…,"p99Ms":…,"errors":…,"oneCore":true}`.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import autocannon from 'autocannon';
import { deployEcho, tokenFor } from '../e2e/echo-deployment';
import { startLocalAws } from '../src/index';

/** Requests that are on their way at any time. */
const connections = 10;
const warmUpSeconds = 2;
const measuredSeconds = 8;

const bin = join(dirname(require.resolve('@m2m/local-aws/package.json')), 'bench/gate.cjs');

/** @param args `serve` makes this process the one that is measured */
export async function main(args: readonly string[]): Promise<void> {
  await (args[0] === 'serve' ? serve() : measure());
}

/** Serves until the measuring process lets go of this one. */
async function serve(): Promise<void> {
  const local = await startLocalAws({ port: 0 });
  process.on('disconnect', () => {
    void local.stop().then(() => process.exit());
  });
  process.send?.(local.endpoint);
}

async function measure(): Promise<void> {
  const oneCore = hasTaskset();
  const server = startServer(oneCore);
  try {
    const [endpoint] = (await once(server, 'message')) as [string];
    const deployment = await deployEcho(endpoint, 'gate-bench');
    const load = {
      url: `${deployment.apiUrl}/echo`,
      connections,
      headers: { authorization: `Bearer ${await tokenFor(deployment, deployment.reader)}` },
    };
    await autocannon({ ...load, duration: warmUpSeconds });
    const { requests, latency, errors, timeouts, non2xx } = await autocannon({
      ...load,
      duration: measuredSeconds,
    });
    const result = {
      requestsPerSecond: requests.average,
      p50Ms: latency.p50,
      p99Ms: latency.p99,
      errors: errors + timeouts + non2xx,
      oneCore,
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    server.disconnect();
    await once(server, 'exit');
  }
}

function startServer(oneCore: boolean): ChildProcess {
  const command = [process.execPath, bin, 'serve'];
  const [program = '', ...args] = oneCore ? ['taskset', '--cpu-list', '0', ...command] : command;
  return spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
