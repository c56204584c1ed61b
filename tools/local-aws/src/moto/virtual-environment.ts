/**
 * Moto in a Python virtual environment in the user's cache folder: made once, with nothing but Python and pip.
 *
 * It is built under a name of its own and renamed when complete, so an interrupted or a second, simultaneous build leaves
 * nothing half-made behind. That is also why moto is run as a module: scripts carry the path they were built under.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { motoServerArgs, pinnedMotoRequirement, pinnedMotoVersion, type MotoCommand } from './moto-command';
import { outputOf } from './programs';

const installTimeoutMs = 600_000;
const startTimeoutMs = 60_000;

function cacheFolder(env: NodeJS.ProcessEnv): string {
  const caches = env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache');
  return join(caches, 'm2m-local-aws', `moto-${pinnedMotoVersion}`);
}

async function build(folder: string, python: string, env: NodeJS.ProcessEnv): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  try {
    await outputOf(python, ['-m', 'venv', unfinished], env, installTimeoutMs);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', pinnedMotoRequirement];
    await outputOf(join(unfinished, 'bin/python'), pip, env, installTimeoutMs);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Somebody else was faster: theirs is as good as ours.
    if (!existsSync(folder)) {
      throw error;
    }
  }
}

/** @throws Error when Python cannot make virtual environments or pip cannot install moto */
export async function motoInVirtualEnvironment(
  python: string,
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<MotoCommand> {
  const folder = cacheFolder(env);
  if (!existsSync(folder)) {
    log(`installing moto ${pinnedMotoVersion} into ${folder}; once, takes a minute`);
    await build(folder, python, env);
  }
  return {
    program: join(folder, 'bin/python'),
    args: ['-m', 'moto.server', ...motoServerArgs],
    version: pinnedMotoVersion,
    startTimeoutMs,
  };
}
