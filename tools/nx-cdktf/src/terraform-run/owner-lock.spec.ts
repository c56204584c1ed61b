import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { isHeld, ownerOf, tryLock, type HeldLock } from './owner-lock';

let folder: string;
const lock = () => join(folder, 'run.lock');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'owner lock '));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function held(): HeldLock {
  const answer = tryLock(lock(), 'deploy');
  if (!isHeld(answer)) {
    throw new Error('somebody else holds the lock');
  }
  return answer;
}

/** The id of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('the lock of an owner', () => {
  it('tells a second one who holds it, and for what', () => {
    held();
    expect(tryLock(lock(), 'destroy')).toMatchObject({ pid: process.pid, operation: 'deploy' });
    expect(ownerOf(lock())).toMatchObject({ pid: process.pid, operation: 'deploy' });
  });

  it('is free again when it is given back, any number of times', () => {
    for (let round = 0; round < 5; round += 1) {
      held().release();
    }
    expect(ownerOf(lock())).toBeUndefined();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('goes to the next one when its owner is dead', () => {
    writeFileSync(`${lock()}.3`, JSON.stringify({ pid: deadPid(), startTicks: '', operation: 'deploy' }));
    held();
    expect(ownerOf(lock())).toMatchObject({ pid: process.pid });
  });

  it('goes to the next one when the process id of its owner was given out again', () => {
    writeFileSync(`${lock()}.3`, JSON.stringify({ pid: process.pid, startTicks: '1', operation: 'deploy' }));
    held();
    expect(readdirSync(folder)).toEqual(['run.lock.4']);
  });

  it('goes to the next one when its file is damaged', () => {
    writeFileSync(`${lock()}.3`, '{"pid"');
    held();
    expect(ownerOf(lock())).toMatchObject({ pid: process.pid });
  });

  it('has one winner among many processes that find the same dead owner', async () => {
    const script = join(folder, 'race.cjs');
    const entry = `import { tryLock, isHeld } from ${JSON.stringify(join(__dirname, 'owner-lock.ts'))};
      process.on('message', () => { process.send(isHeld(tryLock(${JSON.stringify(lock())}, 'race'))); });
      process.send('ready');`;
    buildSync({
      stdin: { contents: entry, resolveDir: __dirname },
      bundle: true,
      platform: 'node',
      outfile: script,
    });
    writeFileSync(`${lock()}.1`, JSON.stringify({ pid: deadPid(), startTicks: '' }));
    const racers = Array.from({ length: 6 }, () =>
      spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }),
    );
    const answers = (): Promise<unknown[]> =>
      Promise.all(racers.map((racer) => new Promise((resolve) => racer.once('message', resolve))));
    await answers();
    const won = answers();
    racers.forEach((racer) => racer.send('go'));
    expect((await won).filter((answer) => answer === true)).toHaveLength(1);
    racers.forEach((racer) => racer.kill('SIGKILL'));
    await Promise.all(racers.map((racer) => new Promise((resolve) => racer.once('close', resolve))));
  }, 60_000);
});
