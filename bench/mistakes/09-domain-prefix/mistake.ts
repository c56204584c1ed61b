/** Cognito refuses the domain, when it is applied. */
import { UserPool } from '@m2m/cognito-m2m';
import type { Mistake } from '../../src/mistakes/mistake';

export const domainPrefix: Mistake = {
  number: 9,
  rule: 'domain-prefix',
  title: 'reserved word or bad character in the domain prefix',
  differsIn: 'orders: aws_cognito_user_pool_domain.machines',
  inTerraformsWords: /domain/i,
  attempt: {
    build: (stack) => {
      new UserPool(stack, 'machines', {
        userPoolName: 'machines',
        region: 'eu-west-1',
        domain: { prefix: 'orders-cognito' },
        deletionProtection: true,
      });
    },
    outcome: {
      throws:
        'stack/machines/domain: prefix "orders-cognito" contains "cognito", which Cognito reserves; choose one without aws, amazon, cognito',
    },
  },
};
