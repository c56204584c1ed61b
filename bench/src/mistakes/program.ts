/** A program run without shell, whatever its exit code. */
import { execFile } from 'node:child_process';

export interface Ending {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface ProgramOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** @throws Error when it cannot be started, or is ended by a signal */
export function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  { cwd, env }: ProgramOptions,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, env, maxBuffer: 64 * 1_024 * 1_024 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') {
        reject(new Error(`${program}: ${error.message}`));
        return;
      }
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}
