/**
 * One operation at a time on a stack in a stage, on this machine; the state's own lock does the same between machines.
 *
 * A terraform that outlived its command still works on the stack; whoever comes next waits for it, because its state is
 * about to be saved. Then what it left behind is removed: nothing in there is needed any more.
 */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectFolder } from '../project';
import { StackError } from '../stack-error';
import { CutCreations, isHeld, RunFolder, tryLock, type HeldLock, type Interruption } from '../terraform-run';
import type { OperationContext } from './operation';
import type { OperationScreen } from './operation-screen';

const pollMs = 100;
/** A stack of these constructs applies in minutes; after this long a person should look. */
const patienceMs = 15 * 60_000;

export interface ExclusiveRun {
  readonly context: OperationContext;
  readonly screen: OperationScreen;
  readonly interruption: Interruption;
  readonly operation: string;
}

/** @throws StackError when the other one does not end, or when waiting is interrupted */
export async function runExclusively<Result>(
  run: ExclusiveRun,
  work: (folder: RunFolder) => Promise<Result>,
): Promise<Result> {
  const { project, stage } = run.context;
  const held = await acquire(run, join(projectFolder(project), '.state', `${stage.name}.run.lock`));
  const folder = new RunFolder(project, stage.name);
  const cut = new CutCreations(project, stage.name);
  try {
    await outwaitOrphan(run, folder);
    cut.remember(folder.applyEvents);
    folder.remove();
    folder.create();
    return await work(folder);
  } finally {
    // An interrupted wait leaves an orphan at work; its files are its own.
    if (folder.orphan() === undefined) {
      cut.remember(folder.applyEvents);
      folder.remove();
    }
    held.release();
  }
}

async function acquire(run: ExclusiveRun, lock: string): Promise<HeldLock> {
  const wait = patience(run);
  for (;;) {
    const answer = tryLock(lock, run.operation);
    if (isHeld(answer)) {
      return answer;
    }
    await wait(`process ${answer.pid} is at "${answer.operation}" since ${answer.since}`);
  }
}

async function outwaitOrphan(run: ExclusiveRun, folder: RunFolder): Promise<void> {
  const wait = patience(run);
  for (let orphan = folder.orphan(); orphan !== undefined; orphan = folder.orphan()) {
    await wait(`the "${orphan.call}" of an earlier command goes on in process ${orphan.process.pid}`);
  }
}

/** Says once what it waits for, then waits a little at each call, up to a limit. */
function patience({ screen, interruption }: ExclusiveRun): (reason: string) => Promise<void> {
  const since = Date.now();
  let said = '';
  return async (reason) => {
    if (interruption.requested) {
      throw new StackError(`${screen.title}: stopped while waiting; ${reason}`);
    }
    if (Date.now() - since > patienceMs) {
      throw new StackError(
        `${screen.title}: ${reason}, and did not end within ${patienceMs / 60_000} minutes; look at that process, then run this again`,
      );
    }
    if (reason !== said) {
      said = reason;
      screen.line(`${screen.title}: ${reason}; waiting for it to end`);
    }
    await delay(pollMs);
  };
}
