/**
 * One running moto.
 *
 * Moto must never outlive us, not even when we are killed with SIGKILL. So it runs under a few lines of shell that read a
 * pipe whose only writer is this process: however we end, the pipe closes, and the shell ends moto's process group. The
 * group is a session of its own, so that a Ctrl-C in the terminal reaches us first and the shutdown keeps its order.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { motoSettings, type MotoCommand } from './moto-command';

const guardedByStdin = `
exec 3<&0
"$@" </dev/null 3<&- &
moto=$!
trap : TERM
( cat; kill -TERM 0 ) <&3 3<&- >/dev/null 2>&1 &
exec 3<&-
status=0
while kill -0 "$moto" 2>/dev/null; do wait "$moto"; status=$?; done
exit "$status"
`;

const stopPatienceMs = 5_000;
const keptOutputChars = 4_000;
const listening = /Running on https?:\/\/[^\s:]+:(\d+)/;

export interface MotoProcess {
  readonly port: number;
  readonly version: string;
  /** Resolves when moto has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Why a program did not become a listening moto. */
export class MotoStartError extends Error {
  override name = 'MotoStartError';
}

/** Moto sees no credentials of anybody. */
export function motoEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const withoutAws = Object.entries(env).filter(([name]) => !name.startsWith('AWS_'));
  return { ...Object.fromEntries(withoutAws), PYTHONUNBUFFERED: '1', ...motoSettings };
}

/**
 * Starts moto and waits until it listens.
 *
 * @throws MotoStartError when the program cannot be run, ends, or does not listen in time
 */
export async function startMotoProcess(command: MotoCommand, env: NodeJS.ProcessEnv): Promise<MotoProcess> {
  const child = spawn('/bin/sh', ['-c', guardedByStdin, 'sh', command.program, ...command.args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: motoEnvironment(env),
  });
  const ended = once(child, 'exit').then(() => undefined);
  // The pipe breaks when moto ends first; that is told by `ended`.
  child.stdin.on('error', () => undefined);
  void ended.then(() => child.stdin.destroy());
  const stop = (): Promise<void> => stopGroup(child, ended);
  try {
    const printedPort = await portOnceListening(child, command.startTimeoutMs);
    const port = command.publishedPort ? await command.publishedPort() : printedPort;
    return { port, version: command.version, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function portOnceListening(child: ChildProcess, timeoutMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      reject(new MotoStartError(`did not listen within ${timeoutMs / 1000} s${lastLine(output)}`));
    }, timeoutMs);
    const read = (chunk: Buffer): void => {
      // Once it listens, moto prints requests; nobody keeps those.
      output = `${output}${chunk.toString()}`.slice(-keptOutputChars);
      const port = listening.exec(output)?.[1];
      if (port !== undefined) {
        clearTimeout(timer);
        child.stdout?.off('data', read).resume();
        child.stderr?.off('data', read).resume();
        resolve(Number(port));
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new MotoStartError(error.message));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      reject(new MotoStartError(`ended with exit code ${code ?? 'none'}${lastLine(output)}`));
    });
  });
}

function lastLine(output: string): string {
  const line = output.trim().split('\n').at(-1)?.trim();
  return line ? `: ${line}` : '';
}

async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    return;
  }
  const group = -child.pid;
  child.stdin?.destroy();
  const force = setTimeout(() => {
    process.kill(group, 'SIGKILL');
  }, stopPatienceMs);
  await ended;
  clearTimeout(force);
}
