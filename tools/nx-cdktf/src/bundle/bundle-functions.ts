/**
 * Bundles every handler of a stack: `src/functions/<name>.ts` becomes `dist/functions/<name>.zip`.
 *
 * A zip that lies there always belongs to the handler as it is now. The zip of a handler that does not build, or that is
 * gone, is removed: nobody can deploy yesterday's code believing it is today's.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, type StackProject } from '../project';
import { StackError } from '../stack-error';
import { buildHandler } from './build-handler';
import { zipHandler } from './handler-zip';

export interface FunctionBundle {
  readonly name: string;
  readonly zipBytes: number;
}

/**
 * @returns one entry for each handler, by name; none when the stack has no functions
 * @throws StackError with the file and line of every mistake
 */
export async function bundleFunctions(project: StackProject): Promise<FunctionBundle[]> {
  const zipFolder = join(projectFolder(project), 'dist', 'functions');
  const names = handlerNames(project);
  removeStrangers(zipFolder, names);
  const builds = await Promise.all(names.map((name) => bundleOne(project, name, zipFolder)));
  const mistakes = builds.flatMap((outcome) => ('mistakes' in outcome ? outcome.mistakes : []));
  if (mistakes.length > 0) {
    throw new StackError(mistakes.join('\n'));
  }
  return builds.flatMap((outcome) => ('bundle' in outcome ? [outcome.bundle] : []));
}

/** Every TypeScript file directly in `src/functions`, specs aside; folders hold what handlers share. */
function handlerNames(project: StackProject): string[] {
  const folder = join(projectFolder(project), 'src', 'functions');
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

function removeStrangers(zipFolder: string, names: readonly string[]): void {
  const files = existsSync(zipFolder) ? readdirSync(zipFolder) : [];
  for (const file of files.filter((entry) => !names.some((name) => entry === `${name}.zip`))) {
    rmSync(join(zipFolder, file), { recursive: true });
  }
}

async function bundleOne(
  project: StackProject,
  name: string,
  zipFolder: string,
): Promise<{ bundle: FunctionBundle } | { mistakes: readonly string[] }> {
  const file = `${project.root}/src/functions/${name}.ts`;
  const zipFile = join(zipFolder, `${name}.zip`);
  const built = await buildHandler({ workspaceRoot: project.workspaceRoot, file });
  if ('mistakes' in built) {
    rmSync(zipFile, { force: true });
    return built;
  }
  const zip = await zipHandler(built.code);
  mkdirSync(zipFolder, { recursive: true });
  const unfinished = `${zipFile}.${process.pid}`;
  writeFileSync(unfinished, zip);
  renameSync(unfinished, zipFile);
  return { bundle: { name, zipBytes: zip.length } };
}
