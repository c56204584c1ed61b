import { isKnownMachine, type Client } from '../model';
import { change } from './examples/change';
import { rule } from './rule';

/** Neither of the two signs a person in. */
const harmless: readonly string[] = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CLIENT_TOKEN_AUTH'];

export const signInFlows = rule({
  id: 'sign-in-flows',
  severity: 'warning',
  what: 'machine client by which people can sign in',
  why: 'Where explicit_auth_flows is left out, Cognito allows ALLOW_USER_SRP_AUTH and ALLOW_CUSTOM_AUTH as well. Whoever has the secret of the machine can then try passwords of people.',
  source: 'AWS API CreateUserPoolClient: ExplicitAuthFlows',
  fix: 'set explicit_auth_flows = ["ALLOW_REFRESH_TOKEN_AUTH"]',
  violations: ({ clients }) =>
    clients.filter(isKnownMachine).flatMap((place) => {
      const message = problemOf(place);
      return message === undefined ? [] : [{ place, message }];
    }),
  examples: {
    fires: [
      [change('api', 'aws_cognito_user_pool_client.reader', { explicit_auth_flows: undefined })],
      [change('api', 'aws_cognito_user_pool_client.reader', { explicit_auth_flows: [] })],
      [
        change('api', 'aws_cognito_user_pool_client.reader', {
          explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
        }),
      ],
    ],
    doesNotFire: [
      [change('api', 'aws_cognito_user_pool_client.reader', { explicit_auth_flows: '${var.flows}' })],
    ],
  },
});

function problemOf({ explicitAuthFlows: { known, complete } }: Client): string | undefined {
  if (known.length === 0) {
    return complete
      ? 'client has no explicit_auth_flows, so people can sign in by it; allowed is ALLOW_REFRESH_TOKEN_AUTH alone'
      : undefined;
  }
  const others = known.filter((flow) => !harmless.includes(flow));
  return others.length === 0
    ? undefined
    : `client allows ${others.join(', ')} in explicit_auth_flows; allowed is ALLOW_REFRESH_TOKEN_AUTH alone`;
}
