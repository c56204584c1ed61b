/**
 * What an Nx command line says to every task of the run, and Nx hands to the named task alone: as variables, which all tasks
 * inherit.
 */
import { resolve } from 'node:path';
import { parseNxCommandLine } from './command-line';

/**
 * - `nx run echo-api:deploy --reviewed=report.json` binds the stacks that are deployed before echo-api, too.
 * - `nx run echo-api:deploy` deploys nothing while the check of echo-api finds something, also not what it reads from.
 * - `nx run echo-api:plan` is about echo-api: the stacks that it reads from are not planned, only compared with.
 * - `nx run-many -t plan` plans stacks together, so one may be planned ahead of those that it reads from: `plan` knows by the id
 *   that the plan is of this run. Not where something is deployed in between.
 * - `nx run-many -t plan --base=<folder>` compares all of them with that base, also the tasks that are not named.
 *
 * @param argv the whole Nx command line
 * @param cwd paths on the command line are relative to it, but for `--base`, which is relative to the workspace
 * @param runId what no other run of Nx is called
 */
export function runEnvironment(argv: readonly string[], cwd: string, runId: string): Record<string, string> {
  const { targets, project, valueOf, taskValueOf } = parseNxCommandLine(argv);
  const reviewed = valueOf('reviewed');
  const base = targets.includes('plan') ? taskValueOf('base') : undefined;
  const isPlannedTogether = targets.includes('plan') && project === undefined;
  const changesStacks = targets.includes('deploy') || targets.includes('destroy');
  return {
    ...(targets.includes('deploy') && reviewed !== undefined && { REVIEWED_REPORT: resolve(cwd, reviewed) }),
    ...(targets.includes('deploy') && project !== undefined && { DEPLOY_FOR: project }),
    ...(targets.includes('plan') && project !== undefined && { PLAN_ONLY: project }),
    ...(isPlannedTogether && !changesStacks && { PLAN_RUN: runId }),
    ...(base !== undefined && { PLAN_BASE: base }),
  };
}
