/** The fixtures of a mistake on disk: `<folder>/<bad|corrected>/<stack>/main.tf.json`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, type Mistake } from './mistake';

export type Kind = 'bad' | 'corrected';

export interface StackFixture {
  readonly stack: string;
  /** Absolute path of the folder that holds `main.tf.json`. */
  readonly folder: string;
}

/** The stack that others read from; it is first in the order of deployment. */
export const upstream = 'auth';

/** In the order of deployment. */
export function stacksOf(mistakesFolder: string, mistake: Mistake, kind: Kind): readonly StackFixture[] {
  const folder = join(mistakesFolder, folderOf(mistake), kind);
  const names = readdirSync(folder).sort(
    (one, other) => Number(other === upstream) - Number(one === upstream),
  );
  return names.map((stack) => ({ stack, folder: join(folder, stack) }));
}
