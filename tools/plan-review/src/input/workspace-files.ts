/** Where the files of a stack lie, in this workspace and in the checkout of the base, which has the same layout. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const appsFolder = 'apps';
const marker = '.terraform.lock.hcl';

/** What the stages are. Read key by key: the base may be older than this tool. */
export const cdktfJson = 'cdktf.json';

/** Names of the stack projects that a stage has, sorted. A provider lock marks one. */
export function stackNames(root: string, stage: string): string[] {
  const apps = join(root, appsFolder);
  return existsSync(apps)
    ? readdirSync(apps)
        .filter((name) => existsSync(join(apps, name, marker)) && hasWhatItNeeds(root, name, stage))
        .sort()
    : [];
}

/** `"stack": { "needs": "github" }` in a package.json: only stages that say `github` in cdktf.json have the stack. */
function hasWhatItNeeds(root: string, stack: string, stage: string): boolean {
  const needs = valueAt(root, stackPath.packageJson(stack), ['stack', 'needs']);
  return (
    typeof needs !== 'string' || valueAt(root, cdktfJson, ['context', 'stages', stage, needs]) !== undefined
  );
}

/** Undefined where the file, or anything on the way, is not there. */
export function valueAt(root: string, file: string, keys: readonly string[]): unknown {
  try {
    return keys.reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      JSON.parse(readText(root, file) ?? '{}'),
    );
  } catch {
    return undefined;
  }
}

/** Relative to the workspace root, as messages name it. */
export const stackPath = {
  lock: (stack: string) => join(appsFolder, stack, marker),
  packageJson: (stack: string) => join(appsFolder, stack, 'package.json'),
  acknowledgements: (stack: string) => join(appsFolder, stack, 'plan-review.json'),
  synthesized: (stack: string, stage: string) =>
    join(appsFolder, stack, 'cdktf.out', stage, 'stacks', stack, 'cdk.tf.json'),
  meta: (stack: string, stage: string) => join(reviewFolder(stack, stage), 'meta.json'),
  plan: (stack: string, stage: string) => join(reviewFolder(stack, stage), 'plan.json'),
};

/** Written by the plan target, mode 0700: the plan holds every secret of the stack. */
export function reviewFolder(stack: string, stage: string): string {
  return join(appsFolder, stack, 'cdktf.out', stage, 'review');
}

/** Undefined when there is no such file. */
export function readText(root: string, file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** Undefined when it is no JSON. */
export function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
