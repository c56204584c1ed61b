/** Compiles one Lambda handler, with everything it imports, into one CommonJS file. */
import type { BuildFailure, BuildResult, Message, StdinOptions } from 'esbuild';

export interface HandlerSource {
  /** Absolute path; what messages name is relative to it. */
  readonly workspaceRoot: string;
  /** Relative to the workspace root. */
  readonly file: string;
}

export type HandlerBuild = { readonly code: Uint8Array } | { readonly mistakes: readonly string[] };

const entryName = 'entry.js';

/** Importing the handler by name lets esbuild refuse a file without one, and leave out what else the file exports. */
function handlerEntry(workspaceRoot: string, file: string): StdinOptions {
  return {
    contents: `export { handler } from ${JSON.stringify(`./${file}`)};`,
    resolveDir: workspaceRoot,
    sourcefile: entryName,
  };
}

export async function buildHandler({ workspaceRoot, file }: HandlerSource): Promise<HandlerBuild> {
  const { build } = await import('esbuild');
  try {
    const built = await build({
      // esbuild writes paths relative to this folder into its output: the same in every clone.
      absWorkingDir: workspaceRoot,
      stdin: handlerEntry(workspaceRoot, file),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      // The Node runtimes of Lambda bring the SDK along.
      external: ['@aws-sdk/*'],
      legalComments: 'none',
      charset: 'utf8',
      write: false,
      logLevel: 'silent',
    });
    return { code: onlyOutput(built) };
  } catch (error) {
    return { mistakes: mistakesOf(error, file) };
  }
}

function mistakesOf(error: unknown, file: string): string[] {
  const { errors } = error as Partial<BuildFailure>;
  if (errors === undefined) {
    throw error;
  }
  return errors.map((message) =>
    message.location?.file === entryName
      ? `${file}: exports no "handler", which is the function that Lambda calls`
      : describeMessage(message, file),
  );
}

/** `apps/echo-api/src/functions/echo.ts:3:9: Could not resolve "left-pad"`; columns count from 1, as editors do. */
export function describeMessage({ text, location }: Message, file: string): string {
  return location === null
    ? `${file}: ${text}`
    : `${location.file}:${location.line}:${location.column + 1}: ${text}`;
}

/** The one file of a build that writes nothing itself. */
export function onlyOutput({ outputFiles = [] }: BuildResult): Uint8Array {
  const [output] = outputFiles;
  if (output === undefined) {
    throw new Error('esbuild finished without an output file');
  }
  return output.contents;
}
