/** `POST /oauth2/token` of a user pool's domain: parse, ask Cognito, decide, answer. */
import { BodyTooLargeError, type DataPlaneAnswer, type DataPlaneRequest } from '../../data-plane-port';
import type { CognitoReader } from '../aws-reader/cognito-reader';
import { jsonAnswer } from '../json-answer';
import type { PoolKeys, UserPoolRef } from '../keys/pool-keys';
import { accessTokenClaims, signAccessToken } from './access-token';
import { type ClientFacts, decideToken } from './token-decision';
import { grantedTokenAnswer, refusedTokenAnswer, type TokenRefusal } from './token-refusals';
import { parseTokenRequest } from './token-request';

/** The chosen limit of a request body; a token request needs some hundred bytes. */
const bodyLimitBytes = 64 * 1024;

export interface TokenEndpointOptions {
  readonly cognito: CognitoReader;
  readonly activeSecrets: (userPoolId: string, clientId: string) => Promise<readonly string[]>;
  readonly keys: PoolKeys;
  readonly log: (line: string) => void;
}

export async function answerTokenRequest(
  options: TokenEndpointOptions,
  pool: UserPoolRef,
  request: DataPlaneRequest,
): Promise<DataPlaneAnswer> {
  if (request.path !== '/oauth2/token') {
    return jsonAnswer(404, { error: 'not_found' });
  }
  const outcome = request.method === 'POST' ? await issueToken(options, pool, request) : 'methodNotAllowed';
  if (typeof outcome === 'string') {
    options.log(`token endpoint of ${pool.userPoolId}: refused, ${outcome}`);
    return refusedTokenAnswer(outcome);
  }
  return grantedTokenAnswer(outcome.accessToken, outcome.expiresInSeconds);
}

async function issueToken(
  { cognito, activeSecrets, keys }: TokenEndpointOptions,
  pool: UserPoolRef,
  request: DataPlaneRequest,
): Promise<{ accessToken: string; expiresInSeconds: number } | TokenRefusal> {
  const body = await bodyOf(request);
  const parsed =
    body === undefined ? { refusal: 'bodyTooLarge' as const } : parseTokenRequest(request.headers, body);
  if ('refusal' in parsed) {
    return parsed.refusal;
  }
  const decision = decideToken(parsed, await clientFacts({ cognito, activeSecrets }, pool, parsed.clientId));
  if (!decision.granted) {
    return decision.refusal;
  }
  const { scopes, validitySeconds } = decision;
  const now = Math.floor(Date.now() / 1000);
  const claims = accessTokenClaims({ pool, clientId: parsed.clientId, scopes, validitySeconds, now });
  return {
    accessToken: await signAccessToken(claims, await keys.keyOf(pool)),
    expiresInSeconds: validitySeconds,
  };
}

async function bodyOf(request: DataPlaneRequest): Promise<Uint8Array | undefined> {
  try {
    return await request.body(bodyLimitBytes);
  } catch (error) {
    if (error instanceof BodyTooLargeError) {
      return undefined;
    }
    throw error;
  }
}

/** A client id is 1-128 of these characters; anything else is no client and is not sent to Cognito. */
const clientIdPattern = /^[\w+]{1,128}$/;

async function clientFacts(
  { cognito, activeSecrets }: Pick<TokenEndpointOptions, 'cognito' | 'activeSecrets'>,
  { region, userPoolId }: UserPoolRef,
  clientId: string,
): Promise<ClientFacts | undefined> {
  if (!clientIdPattern.test(clientId)) {
    return undefined;
  }
  const client = await cognito.client(region, userPoolId, clientId);
  if (client === undefined) {
    return undefined;
  }
  const [secrets, declaredScopes] = await Promise.all([
    activeSecrets(userPoolId, clientId),
    cognito.declaredScopes(region, userPoolId),
  ]);
  return { client, activeSecrets: secrets, declaredScopes };
}
