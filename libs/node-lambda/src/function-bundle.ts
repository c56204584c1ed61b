/**
 * The zip of a function, as the bundle stage left it. Its content decides everything that Terraform sees of it: the
 * same sources give the same name, the same hash and so the same JSON on every machine.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ConstructPropsError } from '@m2m/construct-props';
import { AssetType, TerraformAsset, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** Lambda takes at most 50 MB in a direct upload. */
const largestUploadBytes = 50 * 1024 * 1024;

export interface FunctionBundle {
  /** Where the zip lies, seen from Terraform's working folder. */
  readonly filename: string;
  /** SHA-256 of the zip in base64, as Lambda computes it. */
  readonly sourceCodeHash: string;
}

/**
 * Takes a zip into the stack's assets.
 *
 * @param zip absolute path
 * @throws ConstructPropsError when there is no such zip, or Lambda would not take it
 */
export function addFunctionBundle(scope: Construct, zip: string): FunctionBundle {
  const content = readZip(scope, zip);
  if (content.length > largestUploadBytes) {
    const megabytes = Math.ceil(content.length / 1024 / 1024).toString();
    throw new ConstructPropsError(
      scope,
      `bundle ${zip} has ${megabytes} MB; allowed are 50 MB in a direct upload`,
    );
  }
  const digest = createHash('sha256').update(content).digest();
  const asset = new TerraformAsset(scope, 'bundle', {
    path: zip,
    type: AssetType.FILE,
    assetHash: digest.toString('hex').slice(0, 32),
  });
  return { filename: asset.path, sourceCodeHash: digest.toString('base64') };
}

function readZip(scope: Construct, zip: string): Buffer {
  try {
    return readFileSync(zip);
  } catch (error) {
    const stack = TerraformStack.of(scope).node.id;
    const shown = relative(process.cwd(), zip);
    throw new ConstructPropsError(
      scope,
      `bundle ${shown} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); ` +
        `"nx run ${stack}:bundle" builds it from src/functions`,
    );
  }
}
