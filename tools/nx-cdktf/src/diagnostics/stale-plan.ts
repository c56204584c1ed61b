/** Somebody changed the state between our plan and our apply; nothing was applied. */
import { nxRun, textOf, type Rule } from './finding';

export const stalePlan: Rule = (diagnostic, { stack, stage }) =>
  textOf(diagnostic).includes('Saved plan is stale')
    ? {
        problem: 'somebody else changed the state after this plan was made; nothing was applied',
        remedy: `deploy again, which plans anew: ${nxRun(stack, 'deploy', stage)}`,
      }
    : undefined;
