import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { interruptTerraform } from './gentle-interrupt';

/** Stands in for terraform: says when it is interrupted and ends. */
const program = `
  process.on('SIGINT', () => { console.log('interrupted'); process.exit(1); });
  console.log('ready');
  setInterval(() => {}, 1000);
`;

describe('interruptTerraform', () => {
  let child: ChildProcessByStdio<null, Readable, null>;
  let lines: AsyncIterableIterator<string>;

  beforeEach(async () => {
    child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    await lines.next();
  });

  afterEach(() => {
    child.kill('SIGKILL');
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

  it('holds an apply before it interrupts it, and lets it go', async () => {
    interruptTerraform(child.pid ?? 0, ['apply', '-json']);
    expect(await isHeld()).toBe(true);
    expect((await lines.next()).value).toBe('interrupted');
    expect(await once(child, 'exit')).toEqual([1, null]);
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
