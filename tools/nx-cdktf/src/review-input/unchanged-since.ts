/**
 * Whether a stack is the same as on the base: then there is nothing to review, and it is not planned.
 *
 * The base is a checkout of the base commit, synthesized for the same stage; the report reads the same folder.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { lockFile, workingFolder, type StackProject } from '../project';
import { StackError } from '../stack-error';
import { stackInputs } from './stack-inputs';

/** Folder of the base: what the command line names, else the variable PLAN_BASE. */
export function baseFolder(
  named: string | undefined,
  env: NodeJS.ProcessEnv,
  workspaceRoot: string,
): string | undefined {
  const folder = named ?? (env['PLAN_BASE'] || undefined);
  if (folder === undefined) {
    return undefined;
  }
  const absolute = isAbsolute(folder) ? folder : resolve(workspaceRoot, folder);
  if (!existsSync(absolute)) {
    throw new StackError(
      `--base: there is no folder ${JSON.stringify(folder)}; expected a checkout of the base, synthesized for this stage`,
      2,
    );
  }
  return absolute;
}

/** Of the base; undefined for a stack that the base does not have. */
export function baseLockDigest(project: StackProject, stage: string, base: string): string | undefined {
  const there = { ...project, workspaceRoot: base };
  return existsSync(lockFile(there)) ? stackInputs(there, stage).lockDigest : undefined;
}

/** True when Terraform JSON, assets and provider lock are the same. */
export function isSameAsBase(project: StackProject, stage: string, base: string): boolean {
  const there = { ...project, workspaceRoot: base };
  return (
    existsSync(join(workingFolder(there, stage), 'cdk.tf.json')) &&
    isDeepStrictEqual(stackInputs(project, stage), stackInputs(there, stage))
  );
}

/** Commit of the base; the name of the folder where that is no git checkout. */
export function revisionOf(base: string): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: base,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return base;
  }
}
