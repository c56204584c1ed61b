/**
 * Nx plugin: `token`, `call` and `verify` for every API stack.
 *
 * Marker of a stack is its provider lock with `src/main.ts` beside it; an API is a stack that has functions.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CreateNodes, PreTasksExecution } from '@nx/devkit';
import { isStackFolder, readStackFolders, relatedStacks, type StackProject } from '@m2m/nx-cdktf/project';
import { guardStage } from '@m2m/nx-cdktf/stage-guard';
import { parseCdktfJson, ConfigurationError } from '@m2m/stages/config';
import { apiTargets, isApiTarget, type StageNames } from './targets/api-targets';
import { directRun } from './targets/direct-run';

export const name = '@m2m/m2m-cli';

/** The stacks that got targets. Nx infers them in the same process before it asks for a hook. */
const apis = new Set<string>();

export const createNodes: CreateNodes = [
  '**/.terraform.lock.hcl',
  (markers, _options, { workspaceRoot }) => {
    const stages = stageNames(workspaceRoot);
    const roots = markers
      .map((marker) => dirname(marker))
      .filter((root) => isStackFolder(workspaceRoot, root));
    const stacks = readStackFolders(workspaceRoot, roots);
    return markers.map((marker) => {
      const root = dirname(marker);
      if (stages === undefined || !isApiFolder(join(workspaceRoot, root))) {
        return [marker, {}];
      }
      apis.add(basename(root));
      const targets = apiTargets(basename(root), stages, relatedTo(root, stacks));
      return [marker, { projects: { [root]: { targets } } }];
    });
  },
];

/**
 * Refuses a stage that does not exist, then answers `nx run <api>:token` and `nx run <api>:call` in place of Nx, with the
 * arguments as they were typed.
 */
export const preTasksExecution: PreTasksExecution = (_options, context) => {
  guardStage(context, process.env, isApiTarget);
  const { argv } = context;
  const command = directRun(argv.slice(2), (stack) => apis.has(stack));
  // In a worker or in the daemon stdout is not the terminal of the person who asked: then Nx runs the task.
  if (command !== undefined && process.argv[1] === argv[1]) {
    const bin = join(dirname(require.resolve('@m2m/m2m-cli/package.json')), 'bin/m2m.cjs');
    const { status } = spawnSync(process.execPath, [bin, ...command], { stdio: 'inherit' });
    process.exit(status ?? 1);
  }
  return Promise.resolve();
};

/** Names of the stacks that share a user pool with the one in a folder. */
function relatedTo(root: string, stacks: readonly StackProject[]): string[] {
  const stack = stacks.find((one) => one.root === root);
  return stack === undefined ? [] : relatedStacks(stack, stacks).map(({ name: related }) => related);
}

function isApiFolder(folder: string): boolean {
  return (
    existsSync(join(folder, 'src/main.ts')) &&
    functionsOf(folder).some((file) => /(?<!\.spec)\.ts$/.test(file))
  );
}

function functionsOf(folder: string): string[] {
  const functions = join(folder, 'src/functions');
  return existsSync(functions) ? readdirSync(functions) : [];
}

/** Undefined when cdktf.json is wrong: the commands of the stacks say so, and lint and test need no stage. */
function stageNames(workspaceRoot: string): StageNames | undefined {
  try {
    const { defaultStage, all } = parseCdktfJson(readFileSync(join(workspaceRoot, 'cdktf.json'), 'utf8'));
    return { defaultStage, all: all.map((stage) => stage.name) };
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return undefined;
    }
    throw error;
  }
}
