/** Digests of everything that a plan is made from, beside what is deployed: Terraform JSON, assets, provider lock. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Meta } from '@m2m/plan-review';
import { lockFile, workingFolder, type StackProject } from '../project';

export type StackInputs = Required<Pick<Meta, 'lockDigest' | 'assetHashes' | 'synthDigest'>>;

export function stackInputs(project: StackProject, stage: string): StackInputs {
  const folder = workingFolder(project, stage);
  return {
    lockDigest: digestOf(lockFile(project)),
    synthDigest: digestOf(join(folder, 'cdk.tf.json')),
    assetHashes: Object.fromEntries(
      filesUnder(folder, 'assets').map((path) => [path, digestOf(join(folder, path))]),
    ),
  };
}

/** Of an empty text when there is no such file: that is what a missing file stands for in comparisons. */
function digestOf(file: string): string {
  return createHash('sha256')
    .update(existsSync(file) ? readFileSync(file) : '')
    .digest('hex');
}

/** Sorted, relative to the root, with forward slashes on every system. */
function filesUnder(root: string, path: string): string[] {
  return existsSync(join(root, path))
    ? readdirSync(join(root, path), { withFileTypes: true })
        .flatMap((entry) =>
          entry.isDirectory() ? filesUnder(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
        )
        .sort()
    : [];
}
