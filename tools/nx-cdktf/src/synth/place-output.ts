/**
 * Puts freshly synthesized stacks where Terraform works on them.
 *
 * Terraform keeps its plugins and its copy of the lock in the same folders, so only what synth owns is replaced. Folders
 * of stacks that the manifest no longer names go away as a whole; state never lies in them.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { manifestFileName, readManifest } from './manifest';

/**
 * @param fresh output folder of an app; empty of artifacts afterwards
 * @param folder where Terraform looks
 */
export function placeOutput(fresh: string, folder: string): void {
  const stacks = Object.keys(readManifest(fresh)?.stacks ?? {});
  for (const stack of stacks) {
    placeStack(join(fresh, 'stacks', stack), join(folder, 'stacks', stack));
  }
  for (const stale of readdirSync(join(folder, 'stacks')).filter((name) => !stacks.includes(name))) {
    rmSync(join(folder, 'stacks', stale), { recursive: true });
  }
  renameSync(join(fresh, manifestFileName), join(folder, manifestFileName));
}

function placeStack(fresh: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  renameSync(join(fresh, 'cdk.tf.json'), join(folder, 'cdk.tf.json'));
  rmSync(join(folder, 'assets'), { recursive: true, force: true });
  if (existsSync(join(fresh, 'assets'))) {
    renameSync(join(fresh, 'assets'), join(folder, 'assets'));
  }
}
