/**
 * The ways to run moto, in the order they are tried: what is installed, then what downloads least.
 *
 * A launcher either hands out a command or says in one clause why it cannot. That clause ends up in the list people read
 * when nothing worked, so it names what is missing.
 */
import { randomBytes } from 'node:crypto';
import {
  motoServerArgs,
  motoSettings,
  pinnedMotoRequirement,
  pinnedMotoVersion,
  type MotoCommand,
} from './moto-command';
import { findOnPath, outputOf, pythonOf } from './programs';
import { motoInVirtualEnvironment } from './virtual-environment';

export interface LauncherSurroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

export interface MotoLauncher {
  /** What `LOCAL_AWS_MOTO` calls it. */
  readonly name: string;
  readonly title: string;
  /** @throws LauncherUnavailable */
  readonly prepare: (surroundings: LauncherSurroundings) => Promise<MotoCommand>;
}

export class LauncherUnavailable extends Error {
  override name = 'LauncherUnavailable';
}

/** Moto is known to start within seconds once it is installed; slow disks and busy machines get their share. */
const installedStartMs = 60_000;
const downloadingStartMs = 600_000;

const supportedMajor = '5';

/** A `moto_server` that somebody installed, refused when it is not moto 5. */
export async function installedMoto(file: string, env: NodeJS.ProcessEnv): Promise<MotoCommand> {
  const python = pythonOf(file, env);
  if (python === undefined) {
    throw new LauncherUnavailable(`${file} was found, but no Python to ask for its version`);
  }
  const version = await outputOf(
    python,
    ['-c', 'from importlib.metadata import version; print(version("moto"))'],
    env,
  ).catch((error: Error) => {
    throw new LauncherUnavailable(`${file} was found, but not its version (${error.message})`);
  });
  if (version.split('.')[0] !== supportedMajor) {
    throw new LauncherUnavailable(`${file} is moto ${version}; wanted is ${supportedMajor}.x`);
  }
  return { program: file, args: motoServerArgs, version, startTimeoutMs: installedStartMs };
}

function required(program: string, env: NodeJS.ProcessEnv): string {
  const file = findOnPath(program, env);
  if (file === undefined) {
    throw new LauncherUnavailable(`no ${program} on PATH`);
  }
  return file;
}

function packageRunner(program: string, args: readonly string[]): MotoLauncher['prepare'] {
  return async ({ env, log }) => {
    const file = required(program, env);
    log(`getting moto ${pinnedMotoVersion} with ${program}; the first time takes a minute`);
    return {
      program: file,
      args: [...args, 'moto_server', ...motoServerArgs],
      version: pinnedMotoVersion,
      startTimeoutMs: downloadingStartMs,
    };
  };
}

async function dockerCommand({ env, log }: LauncherSurroundings): Promise<MotoCommand> {
  const docker = required('docker', env);
  await outputOf(docker, ['version', '--format', '{{.Server.Version}}'], env).catch((error: Error) => {
    throw new LauncherUnavailable(`docker is installed, but its daemon does not answer (${error.message})`);
  });
  log(`running moto ${pinnedMotoVersion} in Docker; the first time downloads its image`);
  const container = `local-aws-moto-${process.pid}-${randomBytes(4).toString('hex')}`;
  return {
    program: docker,
    args: [
      'run',
      '--rm',
      '--name',
      container,
      '--publish',
      '127.0.0.1::5000',
      ...Object.entries(motoSettings).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      `motoserver/moto:${pinnedMotoVersion}`,
    ],
    version: pinnedMotoVersion,
    startTimeoutMs: downloadingStartMs,
    publishedPort: async () => {
      const published = await outputOf(docker, ['port', container, '5000/tcp'], env);
      return Number(published.split('\n')[0]?.split(':').at(-1));
    },
  };
}

export const motoLaunchers: readonly MotoLauncher[] = [
  {
    name: 'installed',
    title: 'moto_server on PATH',
    prepare: async ({ env }) => installedMoto(required('moto_server', env), env),
  },
  { name: 'uvx', title: 'uvx', prepare: packageRunner('uvx', ['--from', pinnedMotoRequirement]) },
  {
    name: 'pipx',
    title: 'pipx run',
    prepare: packageRunner('pipx', ['run', '--spec', pinnedMotoRequirement]),
  },
  {
    name: 'venv',
    title: 'a virtual environment of our own',
    prepare: async ({ env, log }) => motoInVirtualEnvironment(required('python3', env), env, log),
  },
  { name: 'docker', title: 'Docker', prepare: dockerCommand },
];
