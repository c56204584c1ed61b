/**
 * Puts the sources of one of our stacks into a project of cdktf's default template, so that `cdktf synth` there makes the
 * same stack. The settings of the template stay as they are.
 */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Workplace } from './workplace';

/** Packages of the workspace that a stack without functions imports; each becomes a folder of the project. */
const libraries = ['stages', 'construct-props', 'cognito-m2m'];
const ownScope = '@m2m/';

/** The template's `lib` is es2018; a file may ask for more without a change of settings. */
const newerLibrary = '/// <reference lib="es2022" />\n';

export function putStackInto(project: string, stack: string, { workspaceRoot, stages }: Workplace): void {
  for (const library of libraries) {
    rmSync(join(project, library), { recursive: true, force: true });
    copySources(join(workspaceRoot, 'libs', library, 'src'), join(project, library));
  }
  copySources(join(workspaceRoot, 'apps', stack, 'src'), project);
  for (const file of [
    ...libraries.flatMap((library) => sourcesIn(project, library)),
    `${stack}.ts`,
    'main.ts',
  ]) {
    importByPath(project, file);
  }
  writeFileSync(join(project, 'main.ts'), newerLibrary + readFileSync(join(project, 'main.ts'), 'utf8'));
  const settings = JSON.parse(readFileSync(join(project, 'cdktf.json'), 'utf8')) as object;
  const context: unknown = JSON.parse(stages.contextJson);
  writeFileSync(join(project, 'cdktf.json'), JSON.stringify({ ...settings, context }, undefined, 2));
}

/** @throws Error unless cdktf synthesized there what Nx synthesized here: only then are their times comparable */
export function requireSameStack(project: string, stack: string, workplace: Workplace): void {
  const [theirs, ours] = [join(project, 'cdktf.out/stacks', stack), workplace.workingFolder(stack)].map(
    (folder) => readFileSync(join(folder, 'cdk.tf.json'), 'utf8'),
  );
  if (theirs !== ours) {
    throw new Error(`${project}: cdktf synthesized another ${stack} than Nx, so they cannot be compared`);
  }
}

function copySources(from: string, to: string): void {
  cpSync(from, to, {
    recursive: true,
    filter: (file) => !file.endsWith('.spec.ts') && !file.endsWith('spec-support'),
  });
}

function sourcesIn(project: string, folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

/** The template resolves no `exports` of packages: `@m2m/stages/config` becomes a relative path. */
function importByPath(project: string, file: string): void {
  const path = join(project, file);
  const text = readFileSync(path, 'utf8').replace(/'@m2m\/[^']+'/g, (quoted) => {
    const target = relative(dirname(file), quoted.slice(1 + ownScope.length, -1));
    return `'${target.startsWith('.') ? target : `./${target}`}'`;
  });
  writeFileSync(path, text);
}
