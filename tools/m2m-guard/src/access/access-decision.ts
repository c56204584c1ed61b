/**
 * What a route answers a client that sends a token with all its scopes. The rules are those of AWS's own gate; the local gate
 * (tools/local-aws) decides by them for real calls, and `verify` compares the two. Whatever is not known makes a refusal
 * unknown, never the other way round.
 */
import { isMachine, type Authorizer, type Client, type Key, type Route } from '../model';
import { decisions, type Decision } from './decisions';
import { tokenHeaderOf } from './token-header';

export interface AccessContext {
  readonly authorizer: (key: Key) => Authorizer | undefined;
  /** Scopes that the resource servers of a pool declare. */
  readonly declared: (pool: Key) => ReadonlySet<string>;
  /** False when a part of the stacks could not be read: it may declare more scopes. */
  readonly allRead: boolean;
}

export function decisionFor(client: Client, route: Route, context: AccessContext): Decision {
  return withApiKey(route, withToken(client, route, context));
}

/** What the route answers when nobody sends a token. */
export function decisionWithoutToken(route: Route, context: AccessContext): Decision {
  const authorizer = authorizerOf(route, context);
  const decision = 'answer' in authorizer ? authorizer : decisions.tokenMissing;
  return withApiKey(route, decision);
}

/** An API key is looked at last, and whoever has none is refused. */
function withApiKey({ needsApiKey }: Route, decision: Decision): Decision {
  return needsApiKey && decision.answer === 'ALLOW' ? decisions.apiKeyWanted : decision;
}

function withToken(client: Client, route: Route, context: AccessContext): Decision {
  const authorizer = authorizerOf(route, context);
  if ('answer' in authorizer) return authorizer;
  const noToken = noTokenFor(client);
  if (noToken !== undefined) return noToken;
  if (client.pool === undefined) return decisions.poolUnclear;
  if (!authorizer.pools.includes(client.pool)) {
    return authorizer.poolsComplete ? decisions.poolNotAccepted : decisions.poolsUnclear;
  }
  const scopes = scopesInToken(client, context.declared(client.pool), context.allRead);
  return authorizer.type === 'cognito' ? byCognito(scopes, route) : byJwt(client, scopes, route, authorizer);
}

/** The authorizer that looks at the token, or a decision that no token changes. */
function authorizerOf(route: Route, context: AccessContext): Authorizer | Decision {
  switch (route.authorization) {
    case 'NONE':
      return decisions.open;
    case 'AWS_IAM':
      return decisions.awsSignatureWanted;
    case 'other':
      return decisions.authorizationUnclear;
    case 'COGNITO_USER_POOLS':
    case 'JWT': {
      const authorizer = route.authorizer === undefined ? undefined : context.authorizer(route.authorizer);
      if (authorizer === undefined) return decisions.authorizerMissing;
      return isUnderstood(authorizer, route) ? authorizer : decisions.authorizerUnclear;
    }
  }
}

function isUnderstood(authorizer: Authorizer, { authorization }: Route): boolean {
  return (
    authorizer.type === (authorization === 'JWT' ? 'jwt' : 'cognito') &&
    !authorizer.hasValidationExpression &&
    tokenHeaderOf(authorizer) !== undefined
  );
}

/** Why the client gets no token by the client-credentials grant, or may get none; undefined when it gets one. */
function noTokenFor(client: Client): Decision | undefined {
  const { generatesSecret, oauthEnabled, flows } = client;
  if (!isMachine(client)) return decisions.grantNotAllowed;
  if (oauthEnabled === false) return decisions.oauthOff;
  if (generatesSecret === false) return decisions.secretMissing;
  const isCertain =
    generatesSecret === true && oauthEnabled === true && flows.known.includes('client_credentials');
  return isCertain ? undefined : decisions.clientUnclear;
}

/** What a token holds. A scope that no resource server declares any more is in no token. */
interface TokenScopes {
  readonly certain: readonly string[];
  /** True when it may hold others, too. */
  readonly mayHoldMore: boolean;
}

function scopesInToken(
  { oauthScopes }: Client,
  declared: ReadonlySet<string>,
  allRead: boolean,
): TokenScopes {
  const certain = oauthScopes.known.filter((scope) => declared.has(scope));
  const someUndeclared = certain.length < oauthScopes.known.length;
  return { certain, mayHoldMore: !oauthScopes.complete || (someUndeclared && !allRead) };
}

function byCognito(scopes: TokenScopes, { oauthScopes }: Route): Decision {
  if (oauthScopes.known.length === 0 && oauthScopes.complete) return decisions.idTokenWanted;
  return byScope(scopes, oauthScopes, decisions.scopeMissing);
}

function byJwt(
  { client, clientId }: Client,
  scopes: TokenScopes,
  { oauthScopes }: Route,
  { audiences, audiencesComplete }: Authorizer,
): Decision {
  if (!audiences.some((audience) => audience === client || audience === clientId)) {
    return audiencesComplete ? decisions.clientNotListed : decisions.audiencesUnclear;
  }
  if (scopes.certain.length === 0) {
    return scopes.mayHoldMore ? decisions.scopesUnclear : decisions.noScopeAtAll;
  }
  return oauthScopes.known.length === 0 && oauthScopes.complete
    ? decisions.clientListed
    : byScope(scopes, oauthScopes, decisions.scopeForbidden);
}

/** Any of the route's scopes is enough. */
function byScope(scopes: TokenScopes, wanted: Route['oauthScopes'], refusal: Decision): Decision {
  if (wanted.known.some((scope) => scopes.certain.includes(scope))) return decisions.scopeHeld;
  return scopes.mayHoldMore || !wanted.complete ? decisions.scopesUnclear : refusal;
}
