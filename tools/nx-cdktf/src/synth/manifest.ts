/** The list of stacks that cdktf writes beside them, as far as it is read here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from '../stack-error';

export const manifestFileName = 'manifest.json';

export interface Manifest {
  readonly version: string;
  readonly stacks: Readonly<
    Record<
      string,
      { readonly name: string; readonly synthesizedStackPath: string; readonly workingDirectory: string }
    >
  >;
}

/**
 * @param folder the output folder of an app
 * @returns undefined when the app ended without synthesizing
 */
export function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, manifestFileName);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined;
}

/** @throws StackError unless the app made exactly one stack, named like its project */
export function requireOwnStack(manifest: Manifest | undefined, stack: string, source: string): void {
  if (manifest === undefined) {
    throw new StackError(`${source}: ended without synthesizing anything; it must call app.synth()`);
  }
  const names = Object.keys(manifest.stacks);
  if (names.length !== 1 || names[0] !== stack) {
    throw new StackError(
      `${source}: expected one stack with the id ${JSON.stringify(stack)}, the name of the project; received ${names.map((name) => JSON.stringify(name)).join(', ') || 'none'}`,
    );
  }
}
