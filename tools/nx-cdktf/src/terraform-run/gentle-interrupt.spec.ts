import { type ChildProcessByStdio, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { interruptTerraform } from './gentle-interrupt';

/** Stands in for terraform: has a provider, says when it is interrupted, and ends with its provider. */
const program = `
  const provider = require('node:child_process').spawn('sleep', ['60']);
  provider.on('exit', () => process.exit(1));
  process.on('SIGINT', () => { console.log('interrupted'); provider.kill(); });
  provider.on('spawn', () => console.log(provider.pid));
`;

describe('interruptTerraform', () => {
  let child: ChildProcessByStdio<null, Readable, null>;
  let lines: AsyncIterableIterator<string>;
  let provider: number;

  beforeEach(async () => {
    child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    provider = Number((await lines.next()).value);
  });

  afterEach(() => {
    child.kill('SIGKILL');
    spawnSync('kill', ['-KILL', `${provider}`]);
  });

  /** `T` is stopped. */
  const stateOf = (pid: number) =>
    execFileSync('ps', ['-o', 'state=', '-p', `${pid}`], { encoding: 'utf8' }).charAt(0);

  const isHeld = async () => {
    while (stateOf(child.pid ?? 0) !== 'T') {
      await new Promise(setImmediate);
    }
    return true;
  };

  it('holds an apply while providers get their answers, then the providers while it notices the interrupt', async () => {
    const exited = once(child, 'exit');
    interruptTerraform(child.pid ?? 0, ['apply', '-json']);
    expect(await isHeld()).toBe(true);
    expect(stateOf(provider)).not.toBe('T');

    expect((await lines.next()).value).toBe('interrupted');
    expect(stateOf(provider)).toBe('T');
    // What it was told while it was held, to end, is done when it is let go.
    expect(await exited).toEqual([1, null]);
  }, 30_000);

  it('leaves that to a process that is not ended with us', async () => {
    interruptTerraform(child.pid ?? 0, ['apply', '-json']);
    await isHeld();
    const processes = execFileSync('ps', ['-A', '-o', 'ppid=', '-o', 'args='], { encoding: 'utf8' }).split(
      '\n',
    );
    const holding = processes.filter(
      (line) => line.includes(`kill -STOP`) && line.includes(` ${child.pid} `),
    );
    expect(holding.map((line) => parseInt(line, 10))).toEqual([expect.any(Number)]);
    expect(holding.map((line) => parseInt(line, 10))).not.toContain(process.pid);
  });

  it('interrupts a plan, which changes nothing, too', async () => {
    interruptTerraform(child.pid ?? 0, ['plan', '-json']);
    expect((await lines.next()).value).toBe('interrupted');
  });

  it('does no harm when terraform has ended already', async () => {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    expect(() => {
      interruptTerraform(child.pid ?? 0, ['plan']);
    }).not.toThrow();
  });
});
