/** Compiles the `main.ts` of a stack and runs it in a process of its own. */
import { fork } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type BuildFailure } from 'esbuild';
import { projectFolder, type StackProject } from '../project';
import { StackError } from '../stack-error';
import { describeMessage, onlyOutput } from '../bundle/build-handler';

export interface AppRun {
  readonly project: StackProject;
  readonly stage: string;
  /** The `context` of `cdktf.json` as JSON. */
  readonly contextJson: string;
  /** Absolute path of the folder that cdktf writes into. */
  readonly outputFolder: string;
  /** Show the stack trace of a failing app. */
  readonly verbose: boolean;
}

/** What report-failure.cjs sends. */
interface AppFailure {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

/** @throws StackError when the app does not compile or throws */
export async function runApp(run: AppRun): Promise<void> {
  const program = await compileApp(run);
  const { code, failure } = await execute(program, run);
  if (code !== 0) {
    throw new StackError(describeFailure(run, code, failure));
  }
}

/**
 * `src/main.ts` as `dist/main.cjs`, with everything it imports: one file loads in half the time of cdktf's many. A source
 * map would cost as much again to write and to load, so there is one only where a stack trace is wanted.
 */
async function compileApp({ project, verbose }: AppRun): Promise<string> {
  const program = join(projectFolder(project), 'dist', 'main.cjs');
  const source = `${project.root}/src/main.ts`;
  const built = await build({
    absWorkingDir: project.workspaceRoot,
    entryPoints: [source],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: verbose && 'inline',
    write: false,
    logLevel: 'silent',
  }).catch((error: unknown) => {
    const { errors } = error as Partial<BuildFailure>;
    throw errors === undefined
      ? error
      : new StackError(errors.map((message) => describeMessage(message, source)).join('\n'));
  });
  mkdirSync(dirname(program), { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  writeFileSync(unfinished, onlyOutput(built));
  renameSync(unfinished, program);
  return program;
}

function execute(program: string, { project, stage, contextJson, outputFolder, verbose }: AppRun) {
  return new Promise<{ code: number | string; failure: AppFailure | undefined }>((resolve, reject) => {
    let failure: AppFailure | undefined;
    const app = fork(program, {
      cwd: projectFolder(project),
      execArgv: ['--require', failureReporter(), ...(verbose ? ['--enable-source-maps'] : [])],
      // Nothing but this: what is not an input of the cache must not be able to change the output.
      env: {
        PATH: process.env['PATH'],
        STAGE: stage,
        CDKTF_CONTEXT_JSON: contextJson,
        CDKTF_OUTDIR: outputFolder,
      },
    });
    app.on('message', (message) => {
      failure = message as AppFailure;
    });
    app.on('error', reject);
    app.on('close', (code, signal) => {
      resolve({ code: code ?? signal ?? 1, failure });
    });
  });
}

function failureReporter(): string {
  return join(dirname(require.resolve('@m2m/nx-cdktf/package.json')), 'src', 'synth', 'report-failure.cjs');
}

/** Names of errors whose message is a sentence already; every other error is a mistake in the code of the app. */
const sentences = ['Error', 'ConfigurationError'];

function describeFailure(
  { project, verbose }: AppRun,
  code: number | string,
  failure: AppFailure | undefined,
): string {
  const source = `${project.root}/src/main.ts`;
  if (failure === undefined) {
    return `${source}: ended with ${code} and without an error; nothing was synthesized`;
  }
  if (verbose && failure.stack !== undefined) {
    return failure.stack;
  }
  return sentences.includes(failure.name)
    ? failure.message
    : `${source}: ${failure.name}: ${failure.message} (--verbose shows where)`;
}
