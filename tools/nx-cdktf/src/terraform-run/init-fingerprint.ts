/**
 * Whether `terraform init` has anything to do: it takes seconds, and almost never has. What it depends on is hashed, and
 * the hash kept in `.terraform/`, so that whoever deletes that folder deletes the memory of it too.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface InitInputs {
  /** Text of the provider lock in git. */
  readonly lockText: string;
  /** The `terraform` block of cdk.tf.json: backend, required providers, required version. */
  readonly terraformBlock: unknown;
  readonly terraform: { readonly path: string; readonly version: string };
  readonly providerMirror: string | undefined;
  readonly endpoint: string | undefined;
}

export function initFingerprint(inputs: InitInputs): string {
  const { lockText, terraformBlock, terraform, providerMirror, endpoint } = inputs;
  const parts = [lockText, terraformBlock, terraform.path, terraform.version, providerMirror, endpoint];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** How much of init an operation needs: providers alone, or the state too. */
export type InitDepth = 'providers' | 'state';

export function isInitialized(folder: string, fingerprint: string, depth: InitDepth): boolean {
  const enough: InitDepth[] = depth === 'state' ? ['state'] : ['state', 'providers'];
  return (
    enough.some((reached) => read(fingerprintFile(folder, reached)) === fingerprint) &&
    existsSync(join(folder, '.terraform.lock.hcl')) &&
    existsSync(join(folder, '.terraform', 'providers'))
  );
}

export function rememberInitialized(folder: string, fingerprint: string, depth: InitDepth): void {
  writeFileSync(fingerprintFile(folder, depth), fingerprint);
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function fingerprintFile(folder: string, depth: InitDepth): string {
  return join(folder, '.terraform', `${depth}-initialized-for`);
}
