import { withScopes } from './examples/many-scopes';
import { rule } from './rule';

const most = 100;

export const tooManyServerScopes = rule({
  id: 'too-many-server-scopes',
  severity: 'error',
  what: 'resource server with more scopes than Cognito accepts',
  why: 'Cognito refuses a resource server with more than 100 scopes, and the limit cannot be raised.',
  source: 'AWS API CreateResourceServer: Scopes; Cognito quotas: scopes per resource server',
  fix: 'divide the scopes between resource servers with identifiers of their own',
  violations: ({ resourceServers }) =>
    resourceServers
      .filter(({ oauthScopes }) => oauthScopes.length > most)
      .map((place) => ({
        place,
        message: `resource server has ${place.oauthScopes.length.toString()} scopes; allowed are at most ${most.toString()}`,
      })),
  examples: { fires: [[withScopes('many', 101)]], doesNotFire: [[withScopes('many', 100)]] },
});
