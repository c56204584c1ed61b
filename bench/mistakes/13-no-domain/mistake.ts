/** Without a domain there is no token endpoint, so nobody gets a token. */
import { UserPool } from '@m2m/cognito-m2m';
import type { Mistake } from '../../src/mistakes/mistake';

export const noDomain: Mistake = {
  number: 13,
  rule: 'no-domain',
  title: 'no domain on the pool',
  differsIn: 'orders: aws_cognito_user_pool_domain.machines',
  inTerraformsWords: /domain/i,
  attempt: {
    build: (stack) => {
      // @ts-expect-error a pool has a domain
      new UserPool(stack, 'machines', {
        userPoolName: 'machines',
        region: 'eu-west-1',
        deletionProtection: true,
      });
    },
    outcome: {
      throws: 'stack/machines/domain: domain has neither of prefix and domainName; give exactly one',
    },
  },
};
