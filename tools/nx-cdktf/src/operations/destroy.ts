/**
 * `destroy`: names what it will destroy, then destroys it. The wish to destroy is in its name, so no address has to be
 * allowed; what stops it is deletion protection, and stacks that still stand on this one. Both are told from states, before
 * anything is planned.
 */
import type { RunFolder } from '../terraform-run';
import { applyPlan, sayUnsavedState } from './apply-plan';
import { protectionLines } from './deletion-protection';
import { makePlan } from './deploy';
import { standingDownstream } from './downstream';
import { runExclusively } from './exclusive-run';
import type { ExitCode, OperationContext } from './operation';
import { changeLines, summaryLine } from './plan-summary';
import { initialized, runOperation, type OperationWork } from './run-operation';
import { standingResources } from './standing-resources';

export function runDestroy(context: OperationContext): Promise<ExitCode> {
  return runOperation(context, (work) =>
    runExclusively(
      { context, screen: work.screen, interruption: work.session.interruption, operation: 'destroy' },
      (folder) => destroyWith(work, folder),
    ),
  );
}

async function destroyWith(work: OperationWork, folder: RunFolder): Promise<ExitCode> {
  const { session, screen } = work;
  if (sayUnsavedState(session, screen) || !(await initialized(work))) {
    return 1;
  }
  const blocking = await standingDownstream(work);
  if (blocking.length > 0) {
    return refused(work, blocking);
  }
  screen.activity('looking for what stands');
  const standing = await standingResources(session);
  // A first deploy of somebody else may be under way, with nothing in the state yet: the plan meets its lock.
  const stopped = standing.length === 0 ? [] : await protectionLines(work, standing);
  if (stopped.length > 0) {
    return refused(work, stopped);
  }
  const plan = await makePlan(work, folder, ['-destroy']);
  if (plan === undefined) {
    return 1;
  }
  const gone = plan.changes.filter(({ action }) => action === 'delete');
  if (gone.length === 0) {
    screen.line(`${screen.title}: nothing to destroy`);
    return 0;
  }
  screen.line(`${screen.title}: ${summaryLine({ ...plan, outputs: {} })}`);
  changeLines({ ...plan, outputs: {} }, screen.colors).forEach((line) => {
    screen.line(line);
  });
  const { exitCode } = await applyPlan({
    session,
    screen,
    folder,
    plan,
    done: 'destroyed',
    target: 'destroy',
  });
  return exitCode;
}

function refused({ screen }: OperationWork, lines: readonly string[]): ExitCode {
  lines.forEach((line) => {
    screen.failure(line);
  });
  return 1;
}
