/** Tries every way to run moto and starts the first that works. */
import { installedMoto, motoLaunchers, type LauncherSurroundings, type MotoLauncher } from './launchers';
import { startMotoProcess, type MotoProcess } from './moto-process';

/** Names a launcher, or the path of a `moto_server`, and excludes all others. */
export const forcedLauncherVariable = 'LOCAL_AWS_MOTO';

export class NoMotoError extends Error {
  override name = 'NoMotoError';

  constructor(attempts: readonly { readonly title: string; readonly reason: string }[]) {
    const list = attempts.map(({ title, reason }) => `  ${title}: ${reason}`);
    super(
      [
        'moto, which plays the AWS APIs here, could not be started. Tried, in this order:',
        ...list,
        'Any one of them is enough; with Python 3: pip install "moto[server]==5.2.1"',
      ].join('\n'),
    );
  }
}

function launchersToTry(forced: string | undefined): readonly MotoLauncher[] {
  if (forced === undefined || forced === '') {
    return motoLaunchers;
  }
  if (forced.includes('/')) {
    return [{ name: forced, title: forced, prepare: ({ env }) => installedMoto(forced, env) }];
  }
  const named = motoLaunchers.filter(({ name }) => name === forced);
  if (named.length === 0) {
    const allowed = motoLaunchers.map(({ name }) => name).join(', ');
    throw new Error(
      `${forcedLauncherVariable}: received "${forced}"; allowed are ${allowed}, or the path of a moto_server`,
    );
  }
  return named;
}

/** @throws NoMotoError listing every attempt and why it failed */
export async function startMoto(
  surroundings: LauncherSurroundings,
): Promise<MotoProcess & { readonly launcher: string }> {
  const failed: { title: string; reason: string }[] = [];
  for (const { title, prepare } of launchersToTry(surroundings.env[forcedLauncherVariable])) {
    try {
      const moto = await startMotoProcess(await prepare(surroundings), surroundings.env);
      return { ...moto, launcher: title };
    } catch (error) {
      failed.push({ title, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  throw new NoMotoError(failed);
}
