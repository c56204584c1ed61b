/** Runs the `main.ts` of a stack in a process of its own, and learns from it why it failed. */
import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { projectFolder, type StackProject } from '../project';
import { StackError } from '../stack-error';
import { compileApp } from './compile-app';

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
  const program = await compileApp(run.project, run.verbose);
  const { code, failure } = await execute(program, run);
  if (code !== 0) {
    throw new StackError(describeFailure(run, code, failure));
  }
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
