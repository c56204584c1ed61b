import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Interruption } from './interruption';
import { callOutliving } from './outliving-call';
import { callFolder, readIdentity, type CallFolder } from './run-folder';

let parent: string;
let folder: CallFolder;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "an outliving 'call' $(x) "));
  folder = callFolder(parent);
});

afterEach(() => {
  rmSync(parent, { recursive: true });
});

function call(script: string, ...args: string[]) {
  const signals = new EventEmitter();
  const lines: string[] = [];
  const interruption = new Interruption(() => undefined, signals);
  const onLine = jest.fn((line: string) => lines.push(line));
  const ended = callOutliving(
    {
      binary: process.execPath,
      args: ['-e', script, ...args],
      cwd: parent,
      env: process.env,
      interruption,
      onLine,
    },
    folder,
  );
  return { ended, lines, signals, onLine };
}

describe('a call that outlives us', () => {
  it('hands out every line and the exit code', async () => {
    const { ended, lines } = call("console.log('one'); console.log('zwölf'); process.exitCode = 7");
    expect(await ended).toEqual({ exitCode: 7, errors: '' });
    expect(lines).toEqual(['one', 'zwölf']);
  });

  it('passes arguments as they are, whatever a shell would make of them', async () => {
    const odd = ['a b', "it's", '$(id)', '`id`', '-out=/tmp/x y', '*', ''];
    const { ended, lines } = call('console.log(JSON.stringify(process.argv.slice(1)))', ...odd);
    await ended;
    expect(JSON.parse(lines[0] ?? '')).toEqual(odd);
  });

  it('keeps standard error, and both in files that only their owner can read', async () => {
    const { ended } = call("console.error('panic'); console.log('x')");
    expect((await ended).errors).toBe('panic\n');
    expect([folder.events, folder.errors].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
  });

  it('descends from none of our processes', async () => {
    const { ended, lines } = call('console.log(process.ppid)');
    await ended;
    expect(Number(lines[0])).not.toBe(process.pid);
    expect(readIdentity(folder)?.pid).toBeGreaterThan(1);
  });

  it('is interrupted once, and only when it has spoken, because before that it would not hear', async () => {
    const { ended, lines, signals } = call(
      "process.on('SIGINT', () => { console.log('heard'); process.exit(1); }); console.log('ready'); setInterval(() => {}, 1000)",
    );
    signals.emit('SIGINT');
    expect((await ended).exitCode).toBe(1);
    expect(lines).toEqual(['ready', 'heard']);
  });

  it('has no exit code when it was killed together with its shell', async () => {
    const { ended, onLine } = call(
      "process.kill(process.ppid, 'SIGKILL'); console.log('x'); process.kill(process.pid, 'SIGKILL')",
    );
    expect(await ended).toEqual({ exitCode: undefined, errors: '' });
    expect(onLine).toHaveBeenCalledWith('x');
  });

  it('has no exit code when the program alone was killed either', async () => {
    const { ended } = call("process.kill(process.pid, 'SIGKILL')");
    expect(await ended).toEqual({ exitCode: undefined, errors: expect.any(String) as string });
  });
});
