/** Runs the `main.ts` of a stack, and learns from it why it failed. */
import { projectFolder, type StackProject } from '../project';
import { StackError } from '../stack-error';
import { compileApp } from './compile-app';
import type { AppFailure, RunProgram } from './program-run';

export interface AppRun {
  readonly project: StackProject;
  readonly stage: string;
  /** The `context` of `cdktf.json` as JSON. */
  readonly contextJson: string;
  /** Absolute path of the folder that cdktf writes into. */
  readonly outputFolder: string;
  /** Show the stack trace of a failing app. */
  readonly verbose: boolean;
  readonly runProgram: RunProgram;
}

/** @throws StackError when the app does not compile or throws */
export async function runApp(run: AppRun): Promise<void> {
  const program = await compileApp(run.project, run.verbose);
  const { code, failure } = await run.runProgram(program, {
    source: sourceOf(run),
    cwd: projectFolder(run.project),
    env: {
      PATH: process.env['PATH'],
      STAGE: run.stage,
      CDKTF_CONTEXT_JSON: run.contextJson,
      CDKTF_OUTDIR: run.outputFolder,
    },
    sourceMap: run.verbose,
  });
  if (code !== 0) {
    throw new StackError(describeFailure(run, code, failure));
  }
}

/** Names of errors whose message is a sentence already; every other error is a mistake in the code of the app. */
const sentences = ['Error', 'ConfigurationError'];

function describeFailure(run: AppRun, code: number | string, failure: AppFailure | undefined): string {
  const source = sourceOf(run);
  if (failure === undefined) {
    return `${source}: ended with ${code} and without an error; nothing was synthesized`;
  }
  if (run.verbose && failure.stack !== undefined) {
    return failure.stack;
  }
  return sentences.includes(failure.name)
    ? failure.message
    : `${source}: ${failure.name}: ${failure.message} (--verbose shows where)`;
}

function sourceOf({ project }: AppRun): string {
  return `${project.root}/src/main.ts`;
}
