/**
 * Nx starts some tasks for the sake of their place in the order: `nx run echo-api:plan` starts `plan` of what echo-api reads from
 * first. What the run is about is said by the variables of `targets/run-environment.ts`.
 */

/** Why a command has nothing to do for a stack in this run of Nx, as the end of a sentence; undefined when it has. */
export function whyNotInThisRun(command: string, stack: string, env: NodeJS.ProcessEnv): string | undefined {
  const meant = env['PLAN_ONLY'] ?? '';
  if (command === 'plan' && meant !== '' && meant !== stack) {
    return `not planned, this run is about ${meant}`;
  }
  if (command === 'plan-ahead' && (env['PLAN_RUN'] ?? '') === '') {
    return 'not planned ahead: that is for runs of Nx that plan several stacks and deploy none';
  }
  return undefined;
}
