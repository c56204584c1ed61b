import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { motoEnvironment, startMotoProcess } from './moto-process';

const shell = (script: string, startTimeoutMs = 20_000) => ({
  program: '/bin/sh',
  args: ['-c', script],
  version: '5.2.1',
  startTimeoutMs,
});
const running = `echo ' * Running on http://127.0.0.1:4001'; while :; do sleep 1; done`;

// One case compiles the module for a process of its own, on machines that may be busy with much else.
jest.setTimeout(60_000);

describe('a moto process', () => {
  it('is ended by stop', async () => {
    const moto = await startMotoProcess(shell(running), process.env);
    expect(moto.port).toBe(4001);
    await moto.stop();
    await moto.ended;
  });

  it('tells when it ends by itself', async () => {
    const moto = await startMotoProcess(shell(`echo 'Running on http://127.0.0.1:4001'`), process.env);
    await moto.ended;
    await moto.stop();
  });

  it('fails when the program ends without listening, with its last words', async () => {
    await expect(
      startMotoProcess(shell('echo first; echo "No module named flask" >&2; exit 3'), process.env),
    ).rejects.toThrow('ended with exit code 3: No module named flask');
  });

  it('fails when the program does not listen in time', async () => {
    await expect(startMotoProcess(shell('while :; do sleep 1; done', 300), process.env)).rejects.toThrow(
      'did not listen within 0.3 s',
    );
  });

  it('sees no credentials', () => {
    const env = motoEnvironment({ PATH: '/bin', AWS_SECRET_ACCESS_KEY: 'canary', AWS_PROFILE: 'prod' });
    expect(JSON.stringify(env)).not.toMatch(/canary|AWS_|prod/);
    expect(env['PATH']).toBe('/bin');
  });

  it('does not outlive a parent that is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'orphan-'));
    const program = `
      const { startMotoProcess } = require('@m2m/fresh-bundle').loadFresh(${JSON.stringify(join(__dirname, 'moto-process.ts'))});
      const script = 'exec 2>/dev/null; trap \\'touch "${folder}/ended"; exit 0\\' TERM; ' + ${JSON.stringify(running)};
      startMotoProcess({ program: '/bin/sh', args: ['-c', script], version: '5', startTimeoutMs: 20000 }, process.env)
        .then(() => console.log('listening'));`;
    const parent = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(parent.stdout, 'data');
      const watcher = watch(folder);
      const ended = once(watcher, 'change');
      parent.kill('SIGKILL');
      await ended;
      watcher.close();
      expect(readFileSync(join(folder, 'ended'), 'utf8')).toBe('');
    } finally {
      parent.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
