/** A local AWS that goes on when the command that started it has ended. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { occupantOf } from '../server/health';
import { portTaken } from '../server/port-taken';
import { RunFiles } from './run-files';
import { reportVariable, startReportSchema, type StartReport } from './start-report';

export interface StartOptions {
  /** 0 chooses a free one. */
  readonly port: number;
  /** Where `.local-aws/` with the log is. */
  readonly workspaceRoot: string;
  readonly env?: NodeJS.ProcessEnv;
  /** One line for people while it starts. */
  readonly progress?: (line: string) => void;
  /** Gives up starting: what was started ends, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface BackgroundLocalAws {
  readonly endpoint: string;
  readonly port: number;
  readonly pid: number;
  readonly logFile: string;
  /** True when it ran before; it is left as it is. */
  readonly alreadyRunning: boolean;
}

export class StartError extends Error {
  override name = 'StartError';
}

const endpointOf = (port: number): string => `http://127.0.0.1:${port}`;

/**
 * Makes sure that a local AWS runs on a port, and waits until it is ready.
 *
 * @throws PortTakenError when another program has the port
 * @throws StartError with what the local AWS said when it could not start
 */
export async function startInBackground(options: StartOptions): Promise<BackgroundLocalAws> {
  const files = new RunFiles(options.workspaceRoot);
  const occupant = options.port === 0 ? undefined : await occupantOf(endpointOf(options.port));
  if (occupant?.kind === 'something-else') {
    throw await portTaken(options.port);
  }
  if (occupant?.kind === 'local-aws') {
    return described(options.port, occupant.health.pid, files, true);
  }
  mkdirSync(files.folder, { recursive: true });
  const unnamedLog = join(files.folder, `starting-${process.pid}.log`);
  const { port, pid } = await spawnDetached(options, unnamedLog);
  renameSync(unnamedLog, files.logFile(port));
  files.write({ port, pid });
  return described(port, pid, files, false);
}

function described(port: number, pid: number, files: RunFiles, alreadyRunning: boolean): BackgroundLocalAws {
  return { endpoint: endpointOf(port), port, pid, logFile: files.logFile(port), alreadyRunning };
}

async function spawnDetached(
  { port, env = process.env, progress, signal }: StartOptions,
  logFile: string,
): Promise<{ readonly port: number; readonly pid: number }> {
  const program = join(dirname(require.resolve('@m2m/local-aws/package.json')), 'bin/local-aws.cjs');
  signal?.throwIfAborted();
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [program, 'serve', `--port=${port}`], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...env, [reportVariable]: '1' },
  });
  closeSync(log);
  try {
    return await readiness(child, logFile, progress, signal);
  } catch (error) {
    child.kill();
    throw error;
  } finally {
    if (child.connected) {
      child.disconnect();
    }
    child.unref();
  }
}

function readiness(
  child: ChildProcess,
  logFile: string,
  progress: StartOptions['progress'],
  signal: AbortSignal | undefined,
): Promise<{ readonly port: number; readonly pid: number }> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
    child.on('message', (message) => {
      const report: StartReport = startReportSchema.parse(message);
      if (report.kind === 'progress') {
        progress?.(report.line);
      } else if (report.kind === 'ready') {
        resolve(report);
      } else {
        reject(new StartError(report.reason));
      }
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(
        new StartError(
          `the local AWS ended with exit code ${code ?? 'none'} while starting; its log: ${logFile}`,
        ),
      );
    });
  });
}

const stopPatienceMs = 15_000;
const pollMs = 50;

/**
 * Ends the local AWS on a port, with moto and every function process, and waits until it is gone.
 *
 * @returns false when none was running
 * @throws StopError when it does not end
 */
export async function stopInBackground(options: {
  readonly port: number;
  readonly workspaceRoot: string;
}): Promise<boolean> {
  const files = new RunFiles(options.workspaceRoot);
  const occupant = await occupantOf(endpointOf(options.port));
  files.remove(options.port);
  if (occupant.kind !== 'local-aws') {
    return false;
  }
  const { pid } = occupant.health;
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + stopPatienceMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      throw new StopError(
        `the local AWS on port ${options.port} (pid ${pid}) does not end; end it with: kill -9 ${pid}`,
      );
    }
    await delay(pollMs);
  }
  return true;
}

export class StopError extends Error {
  override name = 'StopError';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
