/**
 * Compiles the `main.ts` of a stack into one file, with everything it imports: one file loads in half the time of cdktf's
 * many. The same file serves every stage, so it is made again only when one of its sources changed.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildFailure, BuildOptions, BuildResult } from 'esbuild';
import { describeMessage, onlyOutput } from '../bundle/build-handler';
import { projectFolder, type StackProject } from '../project';
import { StackError } from '../stack-error';

/** A source as it was when it was compiled; the path is relative to the workspace root. */
interface CompiledSource {
  readonly path: string;
  readonly mtimeMs: number;
  readonly bytes: number;
}

const recipe = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // What comes from a code cache cannot import().
  supported: { 'dynamic-import': false },
  // A third less to read and to parse at every start.
  minifyWhitespace: true,
  alias: {
    archiver: join(dirname(require.resolve('@m2m/nx-cdktf/package.json')), 'src/synth/no-archiver.cjs'),
  },
} satisfies BuildOptions;

/**
 * @param withSourceMap keep a source map, for stack traces; it costs as much again to write and to load
 * @returns absolute path of the program
 * @throws StackError with file, line and column of every mistake
 */
export async function compileApp(project: StackProject, withSourceMap: boolean): Promise<string> {
  const program = join(projectFolder(project), 'dist', withSourceMap ? 'main-with-map.cjs' : 'main.cjs');
  if (!isFresh(project, program)) {
    const built = await buildApp(project, withSourceMap);
    mkdirSync(dirname(program), { recursive: true });
    replaceFile(program, onlyOutput(built));
    replaceFile(listOf(program), JSON.stringify(sourcesOf(project, built)));
  }
  return program;
}

async function buildApp(project: StackProject, withSourceMap: boolean): Promise<BuildResult> {
  const { build } = await import('esbuild');
  const source = `${project.root}/src/main.ts`;
  return build({
    ...recipe,
    absWorkingDir: project.workspaceRoot,
    entryPoints: [source],
    sourcemap: withSourceMap && 'inline',
    metafile: true,
    write: false,
    logLevel: 'silent',
  }).catch((error: unknown) => {
    const { errors } = error as Partial<BuildFailure>;
    throw errors === undefined
      ? error
      : new StackError(errors.map((message) => describeMessage(message, source)).join('\n'));
  });
}

function listOf(program: string): string {
  return `${program}.sources.json`;
}

/** True when the program was made by this recipe from the sources as they are now. */
function isFresh({ workspaceRoot }: StackProject, program: string): boolean {
  try {
    const { recipe: used, sources } = JSON.parse(readFileSync(listOf(program), 'utf8')) as ReturnType<
      typeof sourcesOf
    >;
    return (
      JSON.stringify(used) === JSON.stringify(recipe) &&
      statSync(program).isFile() &&
      sources.every(({ path, mtimeMs, bytes }) => {
        const now = statSync(join(workspaceRoot, path));
        return now.mtimeMs === mtimeMs && now.size === bytes;
      })
    );
  } catch {
    // Nothing was compiled yet, or a source is gone.
    return false;
  }
}

function sourcesOf({ workspaceRoot }: StackProject, { metafile }: BuildResult) {
  const sources = Object.keys(metafile?.inputs ?? {}).map((path): CompiledSource => {
    const { mtimeMs, size: bytes } = statSync(join(workspaceRoot, path));
    return { path, mtimeMs, bytes };
  });
  return { recipe, sources };
}

/** Two commands that start at once never read half a file. */
function replaceFile(file: string, content: string | Uint8Array): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, file);
}
