/** User pools that AWS would refuse to delete, after everything around them is gone already. */
import type { PlanJson } from './plan-json';

/** Addresses of user pools that the plan deletes although their deletion protection is on, as the state has it. */
export function deletionProtectedPools({ resource_changes: changes }: PlanJson): string[] {
  return changes
    .filter(({ type, change }) => type === 'aws_cognito_user_pool' && change.actions.includes('delete'))
    .filter(({ change }) => change.before?.['deletion_protection'] === 'ACTIVE')
    .map(({ address }) => address);
}
