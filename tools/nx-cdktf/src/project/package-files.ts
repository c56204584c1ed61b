/** Reads the package.json files of the workspace: which folders it names, and what a stack says about itself. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '@m2m/stages/config';
import { StackError } from '../stack-error';

interface PackageFile {
  readonly name?: unknown;
  readonly workspaces?: unknown;
  readonly stack?: unknown;
}

/** @param file relative to the workspace root */
export function readPackageFile(workspaceRoot: string, file: string): PackageFile {
  const text = readFileSync(join(workspaceRoot, file), 'utf8');
  try {
    return JSON.parse(text) as PackageFile;
  } catch (error) {
    throw new StackError(`${file}: not valid JSON: ${(error as Error).message}`, 2);
  }
}

/** Folders that the `workspaces` of the root package.json stand for, relative to the root: plain paths and `folder/*`. */
export function workspaceFolders(workspaceRoot: string): string[] {
  const { workspaces } = readPackageFile(workspaceRoot, 'package.json');
  const patterns = Array.isArray(workspaces) ? workspaces.filter((entry) => typeof entry === 'string') : [];
  return patterns.flatMap((pattern) =>
    pattern.endsWith('/*') ? children(workspaceRoot, pattern.slice(0, -2)) : [pattern],
  );
}

function children(workspaceRoot: string, parent: string): string[] {
  const folder = join(workspaceRoot, parent);
  return existsSync(folder) ? readdirSync(folder).map((child) => `${parent}/${child}`) : [];
}

/** A provider lock with a `src/main.ts` beside it. A lock alone marks a root of plain HCL, which is none of ours. */
export function isStackFolder(workspaceRoot: string, root: string): boolean {
  return missingOfStack(workspaceRoot, root).length === 0;
}

/** The files that a folder lacks to be a stack. */
export function missingOfStack(workspaceRoot: string, root: string): string[] {
  return ['.terraform.lock.hcl', 'src/main.ts', 'package.json'].filter(
    (file) => !existsSync(join(workspaceRoot, root, file)),
  );
}

/** The `stack.upstream` of a package.json; none when it is absent. */
export function upstreamOf(stack: unknown, file: string): string[] {
  if (stack === undefined) {
    return [];
  }
  const upstream = (stack as { upstream?: unknown } | null)?.upstream ?? [];
  if (!Array.isArray(upstream) || !upstream.every((entry) => typeof entry === 'string')) {
    throw new StackError(
      `${file}: stack.upstream: expected a list of stack names such as ["auth-stack"]; received ${JSON.stringify(upstream)}`,
      2,
    );
  }
  return upstream;
}

/** Settings that a stage may leave out, and that a stack may need. */
const optionalSettings = ['github'] as const satisfies readonly (keyof Stage)[];

export type NeededSetting = (typeof optionalSettings)[number];

/** The `stack.needs` of a package.json: the setting without which a stage does not have the stack. */
export function neededSettingOf(stack: unknown, file: string): NeededSetting | undefined {
  const needs = (stack as { needs?: unknown } | null | undefined)?.needs;
  const known = optionalSettings.find((setting) => setting === needs);
  if (needs !== undefined && known === undefined) {
    throw new StackError(
      `${file}: stack.needs: expected a setting that a stage may leave out (${optionalSettings.join(', ')}); received ${JSON.stringify(needs)}`,
      2,
    );
  }
  return known;
}
