/**
 * `unlock`: shows who holds the lock of the state, and removes it when told to, by its id: the id makes sure that the lock
 * that goes is the one that was looked at.
 */
import { join } from 'node:path';
import { describeLock, parseStateLock } from '../diagnostics';
import { projectFolder } from '../project';
import { ownerOf, RunFolder, type TerraformSession } from '../terraform-run';
import type { ExitCode, OperationContext, UnlockOptions } from './operation';
import type { OperationScreen } from './operation-screen';
import { initialized, runOperation, type OperationWork } from './run-operation';

/** No lock has this id: Terraform refuses it, and tells which lock there is. */
const nobodysLock = '00000000-0000-0000-0000-000000000000';

export function runUnlock(context: OperationContext, { force }: UnlockOptions = {}): Promise<ExitCode> {
  return runOperation(context, async (work) => {
    if (context.stage.state === undefined) {
      work.screen.line(
        `${work.screen.title}: the state is a file on this machine, whose lock ends with the process that holds it; there is nothing to unlock`,
      );
      return 0;
    }
    if (!(await initialized(work))) {
      return 1;
    }
    return force === undefined ? showLock(work) : removeLock(work, force);
  });
}

async function showLock({ session, screen }: OperationWork): Promise<ExitCode> {
  const { errors } = await forceUnlock(session, nobodysLock);
  const lock = parseStateLock(errors);
  if (lock !== undefined) {
    const { project, stage } = session.context;
    screen.line(`${screen.title}: locked: ${describeLock(lock)}`);
    screen.line(
      `  if nothing runs there any more, remove it: npx nx run ${project.name}:unlock:${stage.name} --force=${lock.id}`,
    );
    return 1;
  }
  if (/NoSuchKey|StatusCode: 404/.test(errors)) {
    screen.line(`${screen.title}: not locked`);
    return 0;
  }
  return cannotTell(screen, errors);
}

async function removeLock({ session, screen }: OperationWork, id: string): Promise<ExitCode> {
  const running = runningHere(session);
  if (running !== undefined) {
    screen.failure(
      `${screen.title}: ${running} on this machine still works on this stack; the lock is its own, wait until it ends`,
    );
    return 1;
  }
  const { exitCode, errors } = await forceUnlock(session, id);
  if (exitCode === 0) {
    screen.line(`${screen.title}: the lock ${id} is removed`);
    return 0;
  }
  const lock = parseStateLock(errors);
  if (lock !== undefined) {
    screen.failure(
      `--force=${id}: the state is locked by another lock: ${describeLock(lock)}; nothing was removed`,
    );
    return 1;
  }
  if (/NoSuchKey|StatusCode: 404/.test(errors)) {
    screen.failure(`--force=${id}: the state is not locked; nothing was removed`);
    return 1;
  }
  return cannotTell(screen, errors);
}

function runningHere({ context: { project, stage } }: TerraformSession): string | undefined {
  const owner = ownerOf(join(projectFolder(project), '.state', `${stage.name}.run.lock`));
  const orphan = new RunFolder(project, stage.name).orphan();
  const pid = owner?.pid ?? orphan?.process.pid;
  return pid === undefined ? undefined : `process ${pid}`;
}

function forceUnlock(session: TerraformSession, id: string) {
  return session.read(['force-unlock', '-no-color', '-force', id]);
}

function cannotTell(screen: OperationScreen, errors: string): ExitCode {
  screen.failure(
    `${screen.title}: the lock cannot be looked at: ${errors.replace(/[╷│╵]/g, '').replace(/\s+/g, ' ').trim()}`,
  );
  return 1;
}
