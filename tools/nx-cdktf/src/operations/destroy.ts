/**
 * `destroy`: names what it will destroy, then destroys it. The wish to destroy is in its name, so no address has to be
 * allowed; what stops it is deletion protection, and stacks that still stand on this one.
 */
import { placeOf } from '../diagnostics';
import { deletionProtectedPools, parsePlanJson } from '../plan-json';
import type { RunFolder, RunReport } from '../terraform-run';
import { applyPlan, sayUnsavedState } from './apply-plan';
import { makePlan } from './deploy';
import { standingDownstream } from './downstream';
import { runExclusively } from './exclusive-run';
import type { ExitCode, OperationContext } from './operation';
import { changeLines, summaryLine } from './plan-summary';
import { initialized, runOperation, type OperationWork } from './run-operation';

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
    blocking.forEach((line) => {
      screen.failure(line);
    });
    return 1;
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
  const stopped = await protectedPoolLines(work, folder, plan);
  if (stopped.length > 0) {
    stopped.forEach((line) => {
      screen.failure(line);
    });
    return 1;
  }
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

/** Deletion protection as it is in the state; what the stack configures now counts once it is deployed. */
async function protectedPoolLines(
  { session, screen }: OperationWork,
  folder: RunFolder,
  plan: RunReport,
): Promise<string[]> {
  if (!plan.changes.some(({ resource }) => resource.resource_type === 'aws_cognito_user_pool')) {
    return [];
  }
  screen.activity('looking for deletion protection');
  const { text } = await session.read(['show', '-json', '-no-color', folder.planFile]);
  const pools = deletionProtectedPools(parsePlanJson(text));
  const { project, stage } = session.context;
  const remedy =
    `  nothing was destroyed; to lift it, set context.stages.${stage.name}.deletionProtection to false in cdktf.json, ` +
    `run npx nx run ${project.name}:deploy:${stage.name}, then destroy again`;
  return [
    ...pools.map(
      (address) => `${placeOf(session.synthesized, address)}: deletion protection of this user pool is on`,
    ),
    ...(pools.length === 0 ? [] : [remedy]),
  ];
}
