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

/** A client with what it can show at any route. */
export interface Caller {
  readonly client: Client;
  /** Why it gets no token by the client-credentials grant, or may get none; undefined when it gets one. */
  readonly noToken: Decision | undefined;
  readonly scopes: TokenScopes;
}

/** What a token holds. A scope that no resource server declares any more is in no token. */
interface TokenScopes {
  readonly certain: ReadonlySet<string>;
  /** True when it may hold others, too. */
  readonly mayHoldMore: boolean;
}

export function callerOf(client: Client, context: AccessContext): Caller {
  return { client, noToken: noTokenFor(client), scopes: scopesInToken(client, context) };
}

/** Answers for one route. */
export class RouteDecision {
  /** Undefined where no token changes the answer. */
  private readonly authorizer: Authorizer | undefined;
  /** What the route answers when nobody sends a token. */
  readonly withoutToken: Decision;

  constructor(
    private readonly route: Route,
    context: AccessContext,
  ) {
    const authorizer = authorizerOf(route, context);
    this.authorizer = 'answer' in authorizer ? undefined : authorizer;
    this.withoutToken = withApiKey(route, 'answer' in authorizer ? authorizer : decisions.tokenMissing);
  }

  for(caller: Caller): Decision {
    return this.authorizer === undefined
      ? this.withoutToken
      : withApiKey(this.route, withToken(caller, this.route, this.authorizer));
  }
}

/** An API key is looked at last, and whoever has none is refused. */
function withApiKey({ needsApiKey }: Route, decision: Decision): Decision {
  return needsApiKey && decision.answer === 'ALLOW' ? decisions.apiKeyWanted : decision;
}

function withToken({ client, noToken, scopes }: Caller, route: Route, authorizer: Authorizer): Decision {
  if (noToken !== undefined) return noToken;
  if (client.pool === undefined) return decisions.poolUnclear;
  if (!authorizer.pools.includes(client.pool)) {
    return authorizer.poolsComplete ? decisions.poolNotAccepted : decisions.poolsUnclear;
  }
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

function noTokenFor(client: Client): Decision | undefined {
  const { generatesSecret, oauthEnabled, flows } = client;
  if (!isMachine(client)) return decisions.grantNotAllowed;
  if (oauthEnabled === false) return decisions.oauthOff;
  if (generatesSecret === false) return decisions.secretMissing;
  const isCertain =
    generatesSecret === true && oauthEnabled === true && flows.known.includes('client_credentials');
  return isCertain ? undefined : decisions.clientUnclear;
}

function scopesInToken({ oauthScopes, pool }: Client, context: AccessContext): TokenScopes {
  const declared = pool === undefined ? new Set<string>() : context.declared(pool);
  const certain = new Set(oauthScopes.known.filter((scope) => declared.has(scope)));
  const someUndeclared = oauthScopes.known.some((scope) => !declared.has(scope));
  return { certain, mayHoldMore: !oauthScopes.complete || (someUndeclared && !context.allRead) };
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
  if (scopes.certain.size === 0) {
    return scopes.mayHoldMore ? decisions.scopesUnclear : decisions.noScopeAtAll;
  }
  return oauthScopes.known.length === 0 && oauthScopes.complete
    ? decisions.clientListed
    : byScope(scopes, oauthScopes, decisions.scopeForbidden);
}

/** Any of the route's scopes is enough. */
function byScope(scopes: TokenScopes, wanted: Route['oauthScopes'], refusal: Decision): Decision {
  if (wanted.known.some((scope) => scopes.certain.has(scope))) return decisions.scopeHeld;
  return scopes.mayHoldMore || !wanted.complete ? decisions.scopesUnclear : refusal;
}
