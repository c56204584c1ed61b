import { EventEmitter } from 'node:events';
import { createColors } from 'picocolors';
import { InterruptedError, interruptionOf } from './interruption';
import { quickstart, type World } from './quickstart';
import { Steps } from './steps/steps';

const aws = {
  endpoint: 'http://127.0.0.1:4566',
  port: 4566,
  pid: 7,
  logFile: '/log',
  alreadyRunning: false,
};

/** A world that writes down what is asked of it. */
function pretend(answers: Partial<World> = {}) {
  const done: string[] = [];
  const printed: string[] = [];
  const signals = new EventEmitter();
  const all: World = {
    startLocalAws: () => Promise.resolve(aws),
    stopLocalAws: () => Promise.resolve(),
    deploy: () => Promise.resolve(0),
    verify: () =>
      Promise.resolve({ passed: true, summary: 'all well', table: 'TABLE', nextSteps: ['curl ...'] }),
    terraformIsDone: () => Promise.resolve(),
    keepsRunning: () => ['keeps running'],
    ...answers,
  };
  const world = new Proxy(all, {
    get: (target, name: keyof World) => {
      if (name !== 'keepsRunning') {
        done.push(name);
      }
      return target[name];
    },
  });
  const print = (line: string) => printed.push(line);
  const steps = new Steps({ count: 3, print, colors: createColors(false), now: () => 0 });
  const run = (stopAtEnd = false) =>
    quickstart({ world, steps, interruption: interruptionOf(signals), print, stopAtEnd });
  return { run, done, printed, signals };
}

describe('quickstart', () => {
  it('starts, deploys and verifies, says what to do next and leaves the local AWS running', async () => {
    const { run, done, printed } = pretend();

    expect(await run()).toBe(0);

    expect(done).toEqual(['startLocalAws', 'deploy', 'verify']);
    expect(printed).toEqual([
      '[1/3] start a local AWS ...',
      '[1/3] local AWS runs at http://127.0.0.1:4566 (0.0 s)',
      '[2/3] deploy both stacks with Terraform ...',
      '[2/3] both stacks are deployed (0.0 s)',
      '[3/3] call the API: without token, with bad ones, with the wrong scope, with the right one ...',
      '[3/3] all well (0.0 s)',
      '',
      'TABLE',
      '',
      'curl ...',
      '',
      'keeps running',
      '(0.0 s in all)',
    ]);
  });

  it('stops the local AWS at the end when it is told to', async () => {
    const { run, done } = pretend();
    expect(await run(true)).toBe(0);
    expect(done.at(-1)).toBe('stopLocalAws');
  });

  it('fails when Terraform fails, and does not call an API that is not there', async () => {
    const { run, done, printed } = pretend({ deploy: () => Promise.resolve(1) });

    expect(await run()).toBe(1);

    expect(done).toEqual(['startLocalAws', 'deploy']);
    expect(printed).toContain(
      'Terraform could not deploy the stacks; the messages above say why. Nothing was verified.',
    );
  });

  it('fails when a call is answered in another way, and gives no commands to go on with', async () => {
    const { run, printed } = pretend({
      verify: () =>
        Promise.resolve({ passed: false, summary: '1 of 2', table: 'TABLE', nextSteps: ['curl ...'] }),
    });

    expect(await run()).toBe(1);

    expect(printed).toContain('TABLE');
    expect(printed).not.toContain('curl ...');
  });

  it('interrupted, waits for Terraform before it stops the local AWS that it started', async () => {
    const { run, done, signals } = pretend({
      deploy: () => {
        signals.emit('SIGINT');
        return Promise.resolve(130);
      },
    });

    expect(await run()).toBe(130);

    expect(done).toEqual(['startLocalAws', 'deploy', 'terraformIsDone', 'stopLocalAws']);
  });

  it('interrupted, leaves a local AWS alone that somebody else started', async () => {
    const { run, done, signals } = pretend({
      startLocalAws: () => {
        signals.emit('SIGTERM');
        return Promise.resolve({ ...aws, alreadyRunning: true });
      },
    });

    expect(await run()).toBe(143);

    expect(done).toEqual(['startLocalAws', 'terraformIsDone']);
  });

  it('interrupted while the local AWS starts, has nothing to wait for and nothing to stop', async () => {
    const { run, done } = pretend({ startLocalAws: () => Promise.reject(new InterruptedError('SIGINT')) });
    expect(await run()).toBe(130);
    expect(done).toEqual(['startLocalAws']);
  });

  it('fails when the local AWS does not start, and has nothing to stop', async () => {
    const { run, done } = pretend({ startLocalAws: () => Promise.reject(new Error('port 4566 is taken')) });
    await expect(run(true)).rejects.toThrow('port 4566 is taken');
    expect(done).toEqual(['startLocalAws']);
  });
});
