/** The stack cannot be planned before somebody publishes the parameter, which nobody will. */
import { ImportedUserPool, PublishedContract } from '@m2m/cognito-m2m';
import { blocksOf, type Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersServer } from '../orders';

export const unpublishedContract: Mistake = {
  number: 18,
  rule: 'unpublished-contract',
  title: 'contract parameter read that nobody publishes',
  differsIn: 'orders: data.aws_ssm_parameter.token_url',
  inTerraformsWords: /CognitoTokenUri|ssm parameter/i,
  attempt: {
    // Both stacks in one: what is published under `auth`, and what is read under another name.
    build: (stack) => {
      new PublishedContract(stack, 'contract', { userPool: machinesPool(stack), contract: 'auth' });
      ordersServer(stack, ImportedUserPool.fromContract(stack, 'imported', 'auht'));
    },
    outcome: {
      hasMistake: ({ resource, data }) => {
        const published = blocksOf(resource, 'aws_ssm_parameter').map(({ name }) => name);
        return blocksOf(data, 'aws_ssm_parameter').some(({ name }) => !published.includes(name));
      },
    },
  },
};
