/** Finding programs on PATH, and asking them one question. */
import { execFile } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The first executable file of that name on PATH. */
export function findOnPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * What a program prints.
 *
 * @throws Error with the last line of what it said when it fails
 */
export async function outputOf(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  timeoutMs = 60_000,
): Promise<string> {
  try {
    const { stdout } = await run(program, [...args], {
      env,
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trim();
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(said.split('\n').at(-1) || `${program} failed`, { cause: error });
  }
}

/**
 * The Python that runs an installed script: the one its first line names, else the `python3` beside it (version managers
 * put shims of both into one folder), else the one on PATH.
 */
export function pythonOf(script: string, env: NodeJS.ProcessEnv): string | undefined {
  const named = /^#!\s*(\S*python[\d.]*)\s*$/m.exec(readFileSync(script, 'latin1').slice(0, 512))?.[1];
  const candidates = [named, join(dirname(script), 'python3'), findOnPath('python3', env)];
  return candidates.find((file) => file !== undefined && isExecutable(file));
}
