import { declaredScopes, isKnownMachine } from '../model';
import { declaredAre } from './declared-are';
import { change } from './examples/change';
import { oidcScopes } from './oidc-scopes';
import { rule } from './rule';

export const undeclaredClientScope = rule({
  id: 'undeclared-client-scope',
  severity: 'error',
  what: 'client with a scope that no resource server of its user pool declares',
  why: 'Cognito answers "scope does not exist" when the client is created, in the middle of an apply. Terraform finds nothing before that.',
  source: 'AWS API CreateUserPoolClient: ScopeDoesNotExistException',
  fix: 'declare the scope in a resource server of the same user pool, or take it from the client; refer to the resource server, so that it is created first',
  violations: (model) => {
    const declared = declaredScopes(model);
    return model.clients.filter(isKnownMachine).flatMap((client) => {
      const { pool } = client;
      if (pool === undefined) return [];
      const names = declared.get(pool);
      return client.oauthScopes.known
        .filter((scope) => !oidcScopes.includes(scope) && names?.has(scope) !== true)
        .map((scope) => ({
          place: client,
          message: `client may ask for ${JSON.stringify(scope)}, which no resource server declares; ${declaredAre(names)}`,
        }));
    });
  },
  examples: {
    fires: [
      [change('api', 'aws_cognito_user_pool_client.reader', { allowed_oauth_scopes: ['orders/admin'] })],
      [change('api', 'aws_cognito_user_pool_client.reader', { allowed_oauth_scopes: ['read'] })],
    ],
    doesNotFire: [
      [change('api', 'aws_cognito_user_pool_client.reader', { allowed_oauth_scopes: ['orders/write'] })],
    ],
  },
});
