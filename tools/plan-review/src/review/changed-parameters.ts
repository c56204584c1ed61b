/** Which SSM parameters a plan touches, for those who read them: their values are not what is deployed now. */
import { decodeAction, type Plan } from '../plan-json';
import { plannedParameter } from './contract-stacks';

/**
 * Names of the parameters that are created, given another value, or removed, and of those with which a plan does something
 * that this tool does not know. A parameter that only changes its tags is not among them.
 */
export function changedParameters(plan: Plan): string[] {
  const touched = (plan.resource_changes ?? []).filter((planned) => {
    if (planned.type !== 'aws_ssm_parameter' || planned.mode !== 'managed' || planned.deposed !== undefined) {
      return false;
    }
    const action = decodeAction(planned);
    return action === 'unknown' || plannedParameter(action, planned) !== undefined;
  });
  const names = touched.flatMap(({ change }) => [change.before?.['name'], change.after?.['name']]);
  return [...new Set(names.filter((name) => typeof name === 'string'))].sort();
}
