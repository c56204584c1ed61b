/** What the graph says beside its lines, the same in both drawings. */
import type { ContractEdge, StackReview } from '../../review/model';
import { actionWords, counted, statusWords } from '../words';

export const countedActions = ['replace', 'delete', 'forget', 'update', 'create'] as const;

/** `4 parameters, 1 changes` */
export function edgeText({ parameters, changed, severity }: ContractEdge): string {
  const all = counted(parameters.length, 'parameter');
  if (changed.length === 0) return all;
  const verb = severity === 'error' ? 'break' : 'change';
  if (changed.length > 1 && changed.length === parameters.length) return `${all}, all ${verb}`;
  return `${all}, ${changed.length} ${changed.length === 1 ? `${verb}s` : verb}`;
}

/** Signs and counts of one stack, worst first: `±1 +2`. */
export function countSigns({
  counts,
}: StackReview): { action: (typeof countedActions)[number]; text: string }[] {
  return countedActions
    .filter((action) => counts[action] > 0)
    .map((action) => ({ action, text: `${actionWords[action].sign}${counts[action]}` }));
}

/** What stands where there is nothing to count. */
export function quietText(stack: StackReview): string {
  return stack.status === 'planned' || stack.status === 'preview' ? 'no changes' : statusWords[stack.status];
}
