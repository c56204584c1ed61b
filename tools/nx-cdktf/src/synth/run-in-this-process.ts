/**
 * Runs a program in this process, which saves the start of another one: a third of the time that a synth takes.
 *
 * For a process that does nothing else. Environment, working folder and arguments are the program's from then on. It has
 * ended when nothing is left for the process to do, or when an error was thrown that nobody caught.
 */
import { requireWithCodeCache } from '@m2m/fresh-bundle/code-cache.cjs';
import type { AppFailure, ProgramEnd, RunProgram } from './program-run';

export const runInThisProcess: RunProgram = (program, { source, cwd, env, sourceMap }) => {
  process.setSourceMapsEnabled(sourceMap);
  process.chdir(cwd);
  process.env = env;
  process.argv = [process.execPath, program];
  return endOf(() => {
    requireWithCodeCache(program);
  }, source);
};

function endOf(start: () => void, source: string): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const end = (how: ProgramEnd) => {
      process.off('beforeExit', nothingLeft).off('uncaughtException', failed).off('exit', exits);
      resolve(how);
    };
    const nothingLeft = (code: number) => {
      end({ code, failure: undefined });
    };
    const failed = (error: unknown) => {
      leaveSoon();
      end({ code: 1, failure: asFailure(error) });
    };
    // Nothing asynchronous happens any more, so what was synthesized cannot be put in its place.
    const exits = (code: number) => {
      process.stderr.write(
        `${source}: called process.exit(${code}); nothing was synthesized. Let it end by itself\n`,
      );
      process.exitCode = 1;
    };
    process.on('beforeExit', nothingLeft).on('uncaughtException', failed).on('exit', exits);
    try {
      start();
    } catch (error) {
      failed(error);
    }
  });
}

function asFailure(error: unknown): AppFailure {
  return error instanceof Error ? error : new Error(String(error));
}

/** Timers and sockets that a failed app left behind keep nobody waiting once its failure was told. */
function leaveSoon(): void {
  setTimeout(() => process.exit(), 500).unref();
}
