import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';
import { foreignPool } from './foreign-pool';

const [clientOfOther = [], authorizerOfOther = []] = foreignPool.examples.fires;

it('fails when a client holds a scope of the same name in another pool', () => {
  expect(messagesIn(...clientOfOther)).toEqual([
    'foreign-pool aws_cognito_user_pool_client.batch: client may ask for "orders/read" of user pool api/aws_cognito_user_pool.partners, but GET /orders accepts tokens of user pool auth/aws_cognito_user_pool.main alone, so it gets 401 there',
  ]);
});

it('fails when the API accepts a pool of which nobody is a client', () => {
  const received =
    'but GET /orders accepts tokens of user pool api/aws_cognito_user_pool.partners alone, so it gets 401 there';
  expect(messagesIn(...authorizerOfOther)).toEqual([
    `foreign-pool aws_cognito_user_pool_client.reader: client may ask for "orders/read" of user pool auth/aws_cognito_user_pool.main, ${received}`,
    `foreign-pool aws_cognito_user_pool_client.writer: client may ask for "orders/read" of user pool auth/aws_cognito_user_pool.main, ${received}`,
    `foreign-pool aws_cognito_user_pool_client.writer: client may ask for "orders/write" of user pool auth/aws_cognito_user_pool.main, ${received.replace('GET', 'POST')}`,
    'foreign-pool aws_api_gateway_authorizer.cognito: authorizer accepts tokens of user pool api/aws_cognito_user_pool.partners alone, and every client with a scope of its routes is of user pool auth/aws_cognito_user_pool.main',
  ]);
});

it('says nothing while the pool of the API may be that of the client under another name', () => {
  expect(
    messagesIn(
      change('api', 'aws_api_gateway_authorizer.cognito', {
        provider_arns: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abcdefghi'],
      }),
    ),
  ).toEqual([]);
});
