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
 *
 * @param argv the whole Nx command line
 * @param cwd paths on the command line are relative to it
 */
export function runEnvironment(argv: readonly string[], cwd: string): Record<string, string> {
  const { targets, project, valueOf } = parseNxCommandLine(argv);
  const reviewed = valueOf('reviewed');
  return {
    ...(targets.includes('deploy') && reviewed !== undefined && { REVIEWED_REPORT: resolve(cwd, reviewed) }),
    ...(targets.includes('deploy') && project !== undefined && { DEPLOY_FOR: project }),
    ...(targets.includes('plan') && project !== undefined && { PLAN_ONLY: project }),
  };
}
