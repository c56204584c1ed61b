/** Runs a program in a process of its own, beside whatever else this one does. */
import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { AppFailure, ProgramEnd, RunProgram } from './program-run';

export const runInOwnProcess: RunProgram = (program, { cwd, env, sourceMap }) =>
  new Promise<ProgramEnd>((resolve, reject) => {
    let failure: AppFailure | undefined;
    const app = fork(program, {
      cwd,
      execArgv: ['--require', failureReporter(), ...(sourceMap ? ['--enable-source-maps'] : [])],
      env,
    });
    app.on('message', (message) => {
      failure = message as AppFailure;
    });
    app.on('error', reject);
    app.on('close', (code, signal) => {
      resolve({ code: code ?? signal ?? 1, failure });
    });
  });

function failureReporter(): string {
  return join(dirname(require.resolve('@m2m/nx-cdktf/package.json')), 'src', 'synth', 'report-failure.cjs');
}
