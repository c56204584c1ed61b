/**
 * Calls terraform so that it outlives us.
 *
 * An apply that is killed loses what it made: the state is not saved, the lock stays. On Ctrl-C Nx signals every process
 * that descends from it and, a few seconds later, kills them all. So terraform is started by a shell that ends at once, in
 * a session of its own: it descends from nobody who could be killed with us. It writes to files, because a pipe would
 * break with us and take terraform along; and we read those files, as long as we live.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { StackError } from '../stack-error';
import { FileTail } from './file-tail';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity';
import type { CallFolder } from './run-folder';
import type { CallEnd, TerraformCall } from './terraform-call';

/**
 * `$1` is the call's folder, the rest the command. The inner shell writes down its process id and becomes terraform; the
 * outer one waits for the exit code, which appears by rename. Nothing of the command is ever read as shell text.
 */
const script = `
  folder=$1; shift
  {
    /bin/sh -c 'printf %s "$$" >"$1/pid"; shift; exec "$@"' sh "$folder" "$@" \\
      </dev/null >"$folder/events.jsonl" 2>"$folder/errors.txt"
    printf %s "$?" >"$folder/exit.new"
    mv "$folder/exit.new" "$folder/exit"
  } &
`;

const pollMs = 40;

/** @throws StackError when no shell can be started */
export async function callOutliving(call: TerraformCall, folder: CallFolder): Promise<CallEnd> {
  await start(call, folder);
  const terraform = await identityWhenStarted(folder);
  const tail = new FileTail(folder.events, call.onLine);
  let interrupted = false;
  for (;;) {
    const ended = existsSync(folder.exit);
    tail.read();
    if (ended) {
      return { exitCode: readExitCode(folder), errors: readErrors(folder) };
    }
    if (!isAlive(terraform) && !(await exitAppears(folder))) {
      // Killed together with the shell that waited for it.
      return { exitCode: undefined, errors: readErrors(folder) };
    }
    // Programs that a shell starts in the background ignore SIGINT until they ask for it, which terraform has done
    // when it speaks for the first time. An earlier signal would be lost.
    if (call.interruption.requested && tail.hasSpoken && !interrupted) {
      interrupted = true;
      interrupt(terraform);
    }
    await delay(pollMs);
  }
}

async function start({ binary, args, cwd, env }: TerraformCall, folder: CallFolder): Promise<void> {
  const shell = spawn('/bin/sh', ['-c', `umask 077; ${script}`, 'sh', folder.path, binary, ...args], {
    cwd,
    env,
    detached: true,
    stdio: 'ignore',
  });
  await once(shell, 'exit').catch((error: unknown) => {
    throw new StackError(
      `/bin/sh: cannot be started (${(error as Error).message}); terraform is run through it`,
      2,
    );
  });
}

/** The process id is there a moment after the shell has ended; the identity is kept for a later command. */
async function identityWhenStarted(folder: CallFolder): Promise<ProcessIdentity> {
  const pidFile = `${folder.path}/pid`;
  while (!existsSync(pidFile) || readFileSync(pidFile, 'utf8') === '') {
    await delay(pollMs / 4);
  }
  const identity = identityOf(Number(readFileSync(pidFile, 'utf8')));
  writeFileSync(folder.process, JSON.stringify(identity), { mode: 0o600 });
  return identity;
}

function interrupt({ pid }: ProcessIdentity): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It has ended in the meantime, which is what was wanted.
  }
}

/** A shell answers 128 and the number of the signal for a program that was killed; undefined here. */
function readExitCode(folder: CallFolder): number | undefined {
  const exitCode = Number(readFileSync(folder.exit, 'utf8'));
  return exitCode > 128 ? undefined : exitCode;
}

/** The exit code is written by another process than the one that ended. */
async function exitAppears(folder: CallFolder): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < 2_000; waitedMs += pollMs) {
    if (existsSync(folder.exit)) {
      return true;
    }
    await delay(pollMs);
  }
  return false;
}

function readErrors(folder: CallFolder): string {
  return existsSync(folder.errors) ? readFileSync(folder.errors, 'utf8') : '';
}
