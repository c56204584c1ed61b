/** Decides what a client may have: pure, on what Cognito says about the client and the pool at this moment. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { TokenClient } from '../aws-reader/cognito-reader';
import type { TokenRefusal } from './token-refusals';
import type { TokenRequest } from './token-request';

/** What the pool knows about the client that the request names. */
export interface ClientFacts {
  readonly client: TokenClient;
  /** Up to two, both good. */
  readonly activeSecrets: readonly string[];
  /** Every `identifier/scope` that a resource server of the pool declares now. */
  readonly declaredScopes: ReadonlySet<string>;
}

export type TokenDecision =
  | { readonly granted: true; readonly scopes: readonly string[]; readonly validitySeconds: number }
  | { readonly granted: false; readonly refusal: TokenRefusal };

/** @param facts undefined when the pool has no such client */
export function decideToken(request: TokenRequest, facts: ClientFacts | undefined): TokenDecision {
  if (facts === undefined) {
    return refuse('clientUnknown');
  }
  const { client, activeSecrets } = facts;
  if (activeSecrets.length === 0) {
    return refuse('clientWithoutSecret');
  }
  if (!isOneOf(request.clientSecret, activeSecrets)) {
    return refuse('secretWrong');
  }
  if (!client.oauthFlowsEnabled) {
    return refuse('oauthFlowsDisabled');
  }
  if (!client.oauthFlows.includes('client_credentials')) {
    return refuse('grantNotAllowed');
  }
  return decideScopes(request.scope, facts);
}

function decideScopes(requested: string | undefined, { client, declaredScopes }: ClientFacts): TokenDecision {
  const wanted = requested === undefined ? client.oauthScopes : splitScope(requested);
  if (wanted === undefined) {
    return refuse('scopeMalformed');
  }
  if (wanted.some((scope) => !scope.includes('/'))) {
    return refuse('scopeOfOpenId');
  }
  if (!wanted.every((scope) => client.oauthScopes.includes(scope))) {
    return refuse('scopeNotAllowed');
  }
  const scopes = wanted.filter((scope) => declaredScopes.has(scope));
  return scopes.length === 0
    ? refuse('scopesAllRemoved')
    : { granted: true, scopes, validitySeconds: client.accessTokenValiditySeconds };
}

/** RFC 6749, section 3.3: tokens of printable ASCII, one space between two of them. Duplicates collapse. */
function splitScope(scope: string): readonly string[] | undefined {
  const wellFormed = /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(scope);
  return wellFormed ? [...new Set(scope.split(' '))] : undefined;
}

/** Compares digests of equal length with every secret, so that the time taken tells nothing about any of them. */
function isOneOf(received: string, secrets: readonly string[]): boolean {
  const digest = digestOf(received);
  return secrets.map((secret) => timingSafeEqual(digestOf(secret), digest)).includes(true);
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function refuse(refusal: TokenRefusal): TokenDecision {
  return { granted: false, refusal };
}
