/** Whole messages of the rules that have several, for one setting of a machine client each. */
import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';
import { manyScopes, withScopes } from './examples/many-scopes';

const reader = 'aws_cognito_user_pool_client.reader';

describe('fails when a machine client', () => {
  it.each([
    [
      'has flows for people as well',
      { allowed_oauth_flows: ['client_credentials', 'code', 'implicit'] },
      'mixed-flows',
      'client has the flows client_credentials and code, implicit; client_credentials is allowed alone',
    ],
    [
      'has no setting for errors about users',
      { prevent_user_existence_errors: undefined },
      'user-existence-errors',
      'client has no prevent_user_existence_errors; allowed is "ENABLED"',
    ],
    [
      'has a setting for errors about users that a state left empty',
      { prevent_user_existence_errors: '' },
      'user-existence-errors',
      'client has no prevent_user_existence_errors; allowed is "ENABLED"',
    ],
    [
      'has the old errors about users',
      { prevent_user_existence_errors: 'LEGACY' },
      'user-existence-errors',
      'client has the value "LEGACY" for prevent_user_existence_errors; allowed is "ENABLED"',
    ],
    [
      'leaves the sign-in flows to AWS',
      { explicit_auth_flows: undefined },
      'sign-in-flows',
      'client has no explicit_auth_flows, so people can sign in by it; allowed is ALLOW_REFRESH_TOKEN_AUTH alone',
    ],
    [
      'has sign-in flows',
      { explicit_auth_flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH'] },
      'sign-in-flows',
      'client allows ALLOW_USER_SRP_AUTH, ALLOW_CUSTOM_AUTH in explicit_auth_flows; allowed is ALLOW_REFRESH_TOKEN_AUTH alone',
    ],
    [
      'has no scopes',
      { allowed_oauth_scopes: [] },
      'too-many-client-scopes',
      'client has no allowed_oauth_scopes; allowed are 1-50',
    ],
    [
      'has too many scopes',
      { allowed_oauth_scopes: manyScopes(51).map(({ scope_name }) => `many/${scope_name}`) },
      'too-many-client-scopes',
      'client has 51 scopes in allowed_oauth_scopes; allowed are 1-50',
    ],
    [
      'has a scope twice',
      { allowed_oauth_scopes: ['orders/read', 'orders/read'] },
      'duplicate-oauth-scope',
      'client has the scope "orders/read" twice; it is allowed once',
    ],
  ])('%s', (_title, attributes, rule, message) => {
    expect(messagesIn(withScopes('many', 51), change('api', reader, attributes))).toEqual([
      `${rule} ${reader}: ${message}`,
    ]);
  });
});

it('claims nothing about a client of which nobody can tell whether it is a machine', () => {
  const unclear = change('api', 'aws_cognito_user_pool_client.unclear', {
    name: 'unclear',
    user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
    allowed_oauth_flows: '${var.flows}',
  });
  expect(messagesIn(unclear)).toEqual([
    'could-not-analyse aws_cognito_user_pool_client.unclear: cannot be followed in "allowed_oauth_flows": it depends on var.flows, which is decided when Terraform runs',
  ]);
});

it('finds nothing in a client by which people sign in, beside the machines of the same user pool', () => {
  const people = change('api', 'aws_cognito_user_pool_client.people', {
    name: 'people',
    user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
    generate_secret: false,
    allowed_oauth_flows: ['code'],
    allowed_oauth_flows_user_pool_client: true,
    allowed_oauth_scopes: ['openid', 'email', 'orders/read'],
    callback_urls: ['https://app.example.com/callback'],
    explicit_auth_flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    access_token_validity: 1,
    enable_token_revocation: false,
  });
  expect(messagesIn(people)).toEqual([]);
});
