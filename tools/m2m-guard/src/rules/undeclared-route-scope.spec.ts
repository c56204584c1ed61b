import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';

const rule = 'undeclared-route-scope aws_api_gateway_method.get';

function demanding(scope: string) {
  return change('api', 'aws_api_gateway_method.get', { authorization_scopes: [scope] });
}

it('fails when a scope is a letter off, and says which one is close', () => {
  expect(messagesIn(demanding('orders/reads'))).toEqual([
    `${rule}: route GET /orders demands "orders/reads", which no resource server of the checked stacks declares; declared are orders/read, orders/write; did you mean "orders/read"?`,
  ]);
});

it('fails when the identifier is missing, and says which scope is called so', () => {
  expect(messagesIn(demanding('write'))).toEqual([
    `${rule}: route GET /orders demands "write", which no resource server of the checked stacks declares; declared are orders/read, orders/write; did you mean "orders/write"?`,
  ]);
});

it('fails without a proposal when nothing is close', () => {
  expect(messagesIn(demanding('billing/export'))).toEqual([
    `${rule}: route GET /orders demands "billing/export", which no resource server of the checked stacks declares; declared are orders/read, orders/write`,
  ]);
});

it('fails when the user pool is made elsewhere, and says that its scopes may be as well', () => {
  expect(
    messagesIn(
      change('api', 'aws_api_gateway_authorizer.cognito', {
        provider_arns: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abcdefghi'],
      }),
      change('api', 'aws_cognito_resource_server.orders', { user_pool_id: 'eu-west-1_123456789' }),
    ),
  ).toContain(
    `${rule}: route GET /orders demands "orders/read", which no resource server of the checked stacks declares; its user pool has no resource server with scopes; its user pool is made by a stack that is not checked: check the stacks that declare its scopes together with this one`,
  );
});

it('does not tell a pool that is known by its id from one that is made here', () => {
  expect(
    messagesIn(
      change('api', 'aws_api_gateway_authorizer.cognito', {
        provider_arns: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abcdefghi'],
      }),
    ),
  ).toEqual([]);
});
