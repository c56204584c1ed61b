/**
 * A stack project, as the files of the workspace describe it, and the places where its artifacts lie.
 *
 * It is read from the package.json files and not from the Nx graph: a command line must also work without Nx, and
 * computing the graph costs more than most commands do themselves.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from '../stack-error';
import {
  isStackFolder,
  missingOfStack,
  type NeededSetting,
  neededSettingOf,
  readPackageFile,
  upstreamOf,
  workspaceFolders,
} from './package-files';

export interface StackProject {
  /** Terraform stack id, Nx project name and folder name: one word. */
  readonly name: string;
  /** Folder relative to the workspace root, with forward slashes: `apps/auth-stack`. */
  readonly root: string;
  /** Names of the stacks that publish what this one reads; they are deployed first and destroyed last. */
  readonly upstream: readonly string[];
  /** Setting of a stage without which the stage does not have this stack; none for most stacks. */
  readonly needs?: NeededSetting;
  /** Absolute path. */
  readonly workspaceRoot: string;
}

/** Every stack project of the workspace, sorted by name. */
export function readStackProjects(workspaceRoot: string): StackProject[] {
  return readStackFolders(
    workspaceRoot,
    workspaceFolders(workspaceRoot).filter((root) => isStackFolder(workspaceRoot, root)),
  );
}

/**
 * The stack projects in folders that are known to hold one, sorted by name.
 *
 * @throws StackError when one of them is not described well, or names an upstream that is not among them
 */
export function readStackFolders(workspaceRoot: string, roots: readonly string[]): StackProject[] {
  const projects = roots
    .map((root) => readStackFolder(workspaceRoot, root))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { root, upstream } of projects) {
    const unknown = upstream.find((name) => !projects.some((project) => project.name === name));
    if (unknown !== undefined) {
      throw new StackError(`${root}/package.json: stack.upstream: ${noStack(unknown, projects)}`, 2);
    }
  }
  return projects;
}

function readStackFolder(workspaceRoot: string, root: string): StackProject {
  const file = `${root}/package.json`;
  const { name, stack } = readPackageFile(workspaceRoot, file);
  const folder = root.slice(root.lastIndexOf('/') + 1);
  if (name !== folder) {
    throw new StackError(
      `${file}: name: expected "${folder}", the name of the folder, because stack, project and folder share one name; received ${JSON.stringify(name)}`,
      2,
    );
  }
  const needs = neededSettingOf(stack, file);
  return { name, root, upstream: upstreamOf(stack, file), ...(needs && { needs }), workspaceRoot };
}

/**
 * One stack project by name.
 *
 * @throws StackError when there is none of that name; the message lists those that exist, and what a folder of that name lacks
 */
export function readStackProject(workspaceRoot: string, name: string): StackProject {
  const projects = readStackProjects(workspaceRoot);
  const found = projects.find((project) => project.name === name);
  if (found === undefined) {
    const sentence = noStack(name, projects);
    throw new StackError(`N${sentence.slice(1)}${whatItLacks(workspaceRoot, name)}`, 2);
  }
  return found;
}

function noStack(name: string, projects: readonly StackProject[]): string {
  const names = projects.map((project) => project.name).join(', ');
  return `no stack is called ${JSON.stringify(name)}; the stacks of this workspace are: ${names}`;
}

/** For somebody who has begun a stack and forgotten a file. */
function whatItLacks(workspaceRoot: string, name: string): string {
  const folder = workspaceFolders(workspaceRoot).find((root) => root === `apps/${name}`);
  return folder === undefined
    ? ''
    : `. The folder ${folder} lacks ${missingOfStack(workspaceRoot, folder).join(' and ')}, without which it is none: see docs/guides/add-an-api.md`;
}

/** The stacks that read from this one; they are destroyed before it. */
export function downstreamOf(project: StackProject, all: readonly StackProject[]): StackProject[] {
  return all.filter(({ upstream }) => upstream.includes(project.name));
}

export function projectFolder({ workspaceRoot, root }: StackProject): string {
  return join(workspaceRoot, root);
}

/** What synth writes for one stage: `manifest.json` and `stacks/`. */
export function synthFolder(project: StackProject, stage: string): string {
  return join(projectFolder(project), 'cdktf.out', stage);
}

/** Where Terraform runs: `cdk.tf.json`, `assets/` and `.terraform/` of one stack in one stage. */
export function workingFolder(project: StackProject, stage: string): string {
  return join(synthFolder(project, stage), 'stacks', project.name);
}

/** The provider lock in git, with the hashes of every platform. */
export function lockFile(project: StackProject): string {
  return join(projectFolder(project), '.terraform.lock.hcl');
}

/** True when the stack has Lambda handlers to bundle. */
export function hasFunctions(project: StackProject): boolean {
  return existsSync(join(projectFolder(project), 'src', 'functions'));
}
