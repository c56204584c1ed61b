import { EventEmitter, once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interruptionOf } from '../interruption';
import { runChild } from './run-child';

describe('runChild', () => {
  let folder: string;
  const log = () => readFileSync(join(folder, 'log'), 'utf8');

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'run child ')));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (script: string, signals = new EventEmitter()) =>
    runChild(
      { command: [process.execPath, '-e', script], cwd: folder, env: { ...process.env, NAME: 'value' } },
      interruptionOf(signals),
    );

  it('gives back the exit code of the command, which runs in the folder and environment that it was given', async () => {
    const exitCode = await run(
      `require('node:fs').writeFileSync('log', process.cwd() + ' ' + process.env.NAME); process.exit(3)`,
    );
    expect(exitCode).toBe(3);
    expect(log()).toBe(`${folder} value`);
  });

  it('forwards an interruption once and waits until the command has ended by itself', async () => {
    const signals = new EventEmitter();
    const watcher = watch(folder);
    const written = once(watcher, 'change');
    const ended = run(
      `const fs = require('node:fs');
       let times = 0;
       process.on('SIGINT', () => { times += 1; setTimeout(() => { fs.writeFileSync('log', String(times)); process.exit(130); }, 100); });
       setInterval(() => {}, 1_000);
       fs.writeFileSync('ready', '');`,
      signals,
    );
    await written;
    watcher.close();

    signals.emit('SIGINT');
    signals.emit('SIGINT');

    expect(await ended).toBe(130);
    expect(log()).toBe('1');
  });

  it('runs the command where the Ctrl-C of this terminal does not reach it', async () => {
    await run(
      `require('node:child_process').execFile('ps', ['-o', 'pgid=', '-p', String(process.pid)], (_e, out) => require('node:fs').writeFileSync('log', out.trim() + ' ' + process.pid))`,
    );
    const [group, pid] = log().split(' ');
    expect(group).toBe(pid);
  });

  it('fails when the program does not exist', async () => {
    const missing = runChild(
      { command: [join(folder, 'missing')], cwd: folder, env: {} },
      interruptionOf(new EventEmitter()),
    );
    await expect(missing).rejects.toThrow('ENOENT');
  });
});
