/**
 * User pools that AWS would refuse to delete, after everything around them is gone already. What counts is the state:
 * what the stack configures now is true only once it is deployed.
 */
import type { StateResource } from './state-json';

/** Addresses of user pools whose deletion protection is on. */
export function deletionProtectedPools(resources: readonly StateResource[]): string[] {
  return resources
    .filter(
      ({ type, attributes }) =>
        type === 'aws_cognito_user_pool' && attributes['deletion_protection'] === 'ACTIVE',
    )
    .map(({ address }) => address);
}
