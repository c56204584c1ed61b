/**
 * A workspace of two synthesized stacks, a user pool and an API without a mistake, for the specs of the commands that read
 * stacks with the guard.
 */
import { PassThrough } from 'node:stream';
import { changed, goodWorkspace, type Change } from '@m2m/m2m-guard/examples';
import type { OperationContext } from '../operations/operation';
import { readStackProject } from '../project';
import { readStages } from '../project/workspace-stages';
import { cdktfJson, rootPackage, stackFiles, writeWorkspace } from '../spec-support/written-workspace';

/** @param more files by path, beside those of the stacks; undefined leaves one out */
export function checkedWorkspace(
  changes: readonly Change[] = [],
  more: Readonly<Record<string, string | object | undefined>> = {},
): string {
  const stacks = changed(goodWorkspace, changes);
  const files = {
    'package.json': rootPackage,
    'cdktf.json': cdktfJson,
    ...stackFiles('auth-stack'),
    ...stackFiles('orders-api', { upstream: ['auth-stack'] }),
    'apps/orders-api/src/functions/orders.ts': '',
    ...Object.fromEntries(
      ['dev', 'prod'].flatMap((stage) => [
        [synthesized('auth-stack', stage), stacks.auth],
        [synthesized('orders-api', stage), stacks.api],
      ]),
    ),
    ...more,
  };
  return writeWorkspace(
    Object.fromEntries(
      Object.entries(files).flatMap(([path, file]) => (file === undefined ? [] : [[path, file]])),
    ),
  );
}

export function synthesized(stack: string, stage: string): string {
  return `apps/${stack}/cdktf.out/${stage}/stacks/${stack}/cdk.tf.json`;
}

/** A command on a stack of the workspace, and what it prints. */
export function commandOn(workspaceRoot: string, stack: string, stage = 'dev', env: NodeJS.ProcessEnv = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const found = readStages(workspaceRoot).all.find(({ name }) => name === stage);
  if (found === undefined) throw new Error(`no stage ${stage}`);
  const context: OperationContext = {
    project: readStackProject(workspaceRoot, stack),
    stage: found,
    workspaceRoot,
    env,
    out: { stdout, stderr },
  };
  return { context, printed: () => String(stdout.read() ?? '') };
}
