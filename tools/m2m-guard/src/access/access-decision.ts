/**
 * What a route answers a client that sends the best access token it can get. The rules are those of AWS's own gate; the
 * local gate (tools/local-aws) decides by them for real calls, and `verify` compares the two.
 */
import { isMachine, type Authorizer, type Client, type Key, type Route } from '../model';

/** `unknown`: something that decides could not be followed; the check has a finding about it. */
export type Answer = 'ALLOW' | '401' | '403' | 'unknown';

export interface AccessContext {
  readonly authorizer: (key: Key) => Authorizer | undefined;
  /** Scopes that the resource servers of a pool declare. */
  readonly declared: (pool: Key) => ReadonlySet<string>;
}

export function answerTo(client: Client, route: Route, context: AccessContext): Answer {
  switch (route.authorization) {
    case 'NONE':
      return 'ALLOW';
    case 'AWS_IAM':
      return '403';
    case 'other':
      return 'unknown';
    case 'COGNITO_USER_POOLS':
    case 'JWT': {
      const authorizer = route.authorizer === undefined ? undefined : context.authorizer(route.authorizer);
      return authorizer === undefined ? 'unknown' : authorized(client, route, authorizer, context);
    }
  }
}

function authorized(client: Client, route: Route, authorizer: Authorizer, context: AccessContext): Answer {
  if (authorizer.type === 'other' || authorizer.hasValidationExpression || route.needsApiKey)
    return 'unknown';
  const token = tokenOf(client);
  if (token !== 'token') return token === 'none' ? '401' : 'unknown';
  if (client.pool === undefined) return 'unknown';
  if (!authorizer.pools.includes(client.pool)) return authorizer.poolsComplete ? '401' : 'unknown';
  return authorizer.type === 'cognito'
    ? byCognito(client, route, context.declared(client.pool))
    : byJwt(client, route, authorizer, context.declared(client.pool));
}

/** Without scopes on the route an ID token is wanted, which no machine has. */
function byCognito(client: Client, route: Route, declared: ReadonlySet<string>): Answer {
  if (route.oauthScopes.known.length === 0) return route.oauthScopes.complete ? '401' : 'unknown';
  return scopeMatch(client, route, declared, '401');
}

function byJwt(
  client: Client,
  route: Route,
  { audiences }: Authorizer,
  declared: ReadonlySet<string>,
): Answer {
  const listed = audiences.some((audience) => audience === client.client || audience === client.clientId);
  if (!listed) return '401';
  return route.oauthScopes.known.length === 0 && route.oauthScopes.complete
    ? 'ALLOW'
    : scopeMatch(client, route, declared, '403');
}

/** Any of the route's scopes is enough. A scope that no resource server declares any more is in no token. */
function scopeMatch(client: Client, route: Route, declared: ReadonlySet<string>, refusal: Answer): Answer {
  const inToken = client.oauthScopes.known.filter((scope) => declared.has(scope));
  if (route.oauthScopes.known.some((scope) => inToken.includes(scope))) return 'ALLOW';
  return client.oauthScopes.complete && route.oauthScopes.complete ? refusal : 'unknown';
}

/** Whether the client can get an access token by the client-credentials grant at all. */
function tokenOf(client: Client): 'token' | 'none' | 'unknown' {
  const { generatesSecret, oauthEnabled, flows } = client;
  if (!isMachine(client) || generatesSecret === false || oauthEnabled === false) return 'none';
  return generatesSecret === true && oauthEnabled === true && flows.complete ? 'token' : 'unknown';
}
