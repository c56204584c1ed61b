import type { DeclaredScope, ResourceServer } from '../model';
import { change } from './examples/change';
import { rule } from './rule';
import { nameLimits, textOffence, type TextLimits } from './text-limits';

const identifierLimits: TextLimits = {
  maxLength: 256,
  character: /[\x21\x23-\x5b\x5d-\x7e]/,
  allowed: '1-256 printable ASCII characters except space, " and \\',
};

const scopeNameLimits: TextLimits = {
  maxLength: 256,
  character: /[\x21\x23-\x2e\x30-\x5b\x5d-\x7e]/,
  allowed: '1-256 printable ASCII characters except space, ", \\ and /',
};

const descriptionLimits: TextLimits = { maxLength: 256, character: /[^]/, allowed: '1-256 characters' };

const server = 'aws_cognito_resource_server.orders';
const withScope = (scope: object) =>
  change('api', 'aws_cognito_resource_server.extra', {
    identifier: 'extra',
    name: 'extra',
    user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
    scope: [{ scope_name: 'read', scope_description: 'Read', ...scope }],
  });

export const oauthScopeCharset = rule({
  id: 'oauth-scope-charset',
  severity: 'error',
  what: 'resource server with an identifier, a name or a scope that Cognito refuses',
  why: 'Callers send scopes as "identifier/name" in a list divided by spaces. Cognito refuses what OAuth does not allow there, and a scope without a description, when the resource server is created.',
  source: 'AWS API CreateResourceServer: Identifier, Name; ResourceServerScopeType; RFC 6749 section 3.3',
  fix: 'keep to the characters and the length that are allowed; an identifier may be a URL, the name of a scope holds no "/"',
  violations: ({ resourceServers }) =>
    resourceServers.flatMap((place) => problemsOf(place).map((message) => ({ place, message }))),
  examples: {
    fires: [
      [
        change('api', server, { identifier: 'orders api' }),
        change('api', 'aws_cognito_user_pool_client.reader', { allowed_oauth_scopes: ['orders api/read'] }),
        change('api', 'aws_cognito_user_pool_client.writer', { allowed_oauth_scopes: ['orders api/write'] }),
        change('api', 'aws_api_gateway_method.get', { authorization_scopes: ['orders api/read'] }),
        change('api', 'aws_api_gateway_method.post', { authorization_scopes: ['orders api/write'] }),
      ],
      [change('api', server, { name: 'orders: api' })],
      [withScope({ scope_name: 'read/all' })],
      [withScope({ scope_name: 'read all' })],
      [withScope({ scope_name: '' })],
      [withScope({ scope_description: undefined })],
      [withScope({ scope_description: '' })],
      [withScope({ scope_description: 'x'.repeat(257) })],
    ],
    doesNotFire: [
      [withScope({ scope_name: 'read:all.v1', scope_description: 'Alles lesen, auch Größen' })],
      [
        change('api', 'aws_cognito_resource_server.extra', {
          identifier: 'https://orders.example.com/v1',
          name: 'Orders, version 1',
          user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
        }),
      ],
    ],
  },
});

function problemsOf({ identifier, name, oauthScopes }: ResourceServer): string[] {
  return [
    problem('identifier of the resource server', identifier, identifierLimits),
    problem('name of the resource server', name, nameLimits(256)),
    ...oauthScopes.flatMap((scope) => [
      problem('scope name', scope.name, scopeNameLimits),
      descriptionProblem(scope),
    ]),
  ].filter((message) => message !== undefined);
}

function descriptionProblem({ name, description }: DeclaredScope): string | undefined {
  const scope = typeof name === 'string' ? `scope ${JSON.stringify(name)}` : 'scope';
  return description === undefined
    ? `${scope} has no scope_description; allowed are ${descriptionLimits.allowed}`
    : problem(`scope_description of the ${scope}`, description, descriptionLimits);
}

function problem(what: string, text: unknown, limits: TextLimits): string | undefined {
  const offence = typeof text === 'string' ? textOffence(text, limits) : undefined;
  return offence === undefined ? undefined : `${what} ${offence}`;
}
