/**
 * Infers the targets of every stack project.
 *
 * The marker is the provider lock that each stack keeps in git. It is the one file that only Terraform roots have:
 * a `cdktf.json` would also match the workspace root. A lock without a `src/main.ts` beside it is a root of plain HCL and
 * left alone.
 */
import { dirname, relative, sep } from 'node:path';
import type { CreateNodes, CreateNodesResult, PostTasksExecution, PreTasksExecution } from '@nx/devkit';
import {
  downstreamOf,
  hasFunctions,
  isStackFolder,
  readStackFolders,
  relatedStacks,
  type StackProject,
} from './project';
import { announceDestroys } from './targets/announce-destroys';
import { forgetPlansAhead } from './targets/forget-plans-ahead';
import { plainOutputWithoutTerminal } from './targets/plain-output';
import type { StageNames } from './targets/stage-choice';
import { runEnvironment } from './targets/run-environment';
import { guardStage, readStageNames } from './targets/stage-guard';
import { stackTargets } from './targets/stack-targets';
import { isStackTarget } from './targets/target-help';
import { verdictDay } from './targets/verdict-day';

export const name = '@m2m/nx-cdktf';

const marker = '.terraform.lock.hcl';

export const createNodes: CreateNodes = [
  `**/${marker}`,
  (files, _options, { workspaceRoot }) => {
    const stages = stageNamesOrNone(workspaceRoot);
    const roots = files.map((file) => dirname(file)).filter((root) => isStackFolder(workspaceRoot, root));
    const all = readStackFolders(workspaceRoot, roots);
    return all.map((project) => [`${project.root}/${marker}`, nodeOf(project, all, stages)] as const);
  },
];

export const preTasksExecution: PreTasksExecution = (_options, context) => {
  guardStage(context, process.env, isStackTarget);
  // Tasks inherit the environment of Nx, which runs its hooks in its own process.
  announceDestroys(context, process.env);
  plainOutputWithoutTerminal(process.env, process.stdout);
  Object.assign(
    process.env,
    runEnvironment(context.argv, process.cwd(), context.id),
    verdictDay(context.workspaceRoot, new Date()),
  );
};

export const postTasksExecution: PostTasksExecution = (_options, { taskResults, workspaceRoot }) => {
  forgetPlansAhead(
    workspaceRoot,
    Object.values(taskResults).map(({ task }) => task),
  );
};

function nodeOf(project: StackProject, all: readonly StackProject[], stages: StageNames): CreateNodesResult {
  const targets = stackTargets({
    stack: project.name,
    upstream: project.upstream,
    downstream: namesOf(downstreamOf(project, all)),
    related: namesOf(relatedStacks(project, all)),
    hasFunctions: hasFunctions(project),
    stageNames: stages.names,
    defaultStage: stages.defaultStage,
    toolRoot: toolRoot(project.workspaceRoot),
  });
  return { projects: { [project.root]: { targets } } };
}

function namesOf(projects: readonly StackProject[]): string[] {
  return projects.map((project) => project.name);
}

function toolRoot(workspaceRoot: string): string {
  return relative(workspaceRoot, dirname(require.resolve('@m2m/nx-cdktf/package.json')))
    .split(sep)
    .join('/');
}

/**
 * A malformed `cdktf.json` must not take lint and test away as well: the graph gets targets without configurations, and
 * the error comes as soon as one of these targets is asked for.
 */
function stageNamesOrNone(workspaceRoot: string): StageNames {
  try {
    return readStageNames(workspaceRoot);
  } catch {
    return { names: [], defaultStage: '' };
  }
}
