/** `/<poolId>/.well-known/...` of a user pool: where its tokens come from and how to check them (OpenID Connect Discovery). */
import type { DataPlaneAnswer, DataPlaneRequest } from '../../data-plane-port';
import type { CognitoReader } from '../aws-reader/cognito-reader';
import { jsonAnswer } from '../json-answer';
import { issuerOf, type PoolKeys, type UserPoolRef } from './pool-keys';

const wellKnownPath = /^\/([\w-]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;

export interface DiscoveryOptions {
  readonly cognito: CognitoReader;
  readonly keys: PoolKeys;
}

/** Answers for a host `cognito-idp.<region>.amazonaws.com`. */
export async function answerDiscovery(
  { cognito, keys }: DiscoveryOptions,
  region: string,
  { method, path }: DataPlaneRequest,
): Promise<DataPlaneAnswer> {
  const [, userPoolId, document] = wellKnownPath.exec(path) ?? [];
  if (userPoolId === undefined || (method !== 'GET' && method !== 'HEAD')) {
    return jsonAnswer(404, { message: 'Not Found' });
  }
  const userPool = await cognito.userPool(region, userPoolId);
  if (userPool === undefined) {
    return jsonAnswer(400, { code: 'BadRequest', message: `User pool ${userPoolId} does not exist.` });
  }
  const pool = { region, userPoolId };
  if (document === 'jwks.json') {
    return jsonAnswer(200, { keys: [(await keys.keyOf(pool)).publicJwk] }, cacheForADay);
  }
  return jsonAnswer(200, openidConfiguration(pool, userPool.domainName), cacheForADay);
}

const cacheForADay = [['cache-control', 'public, max-age=86400']] as const;

/** A pool without a domain has no token endpoint to publish. */
function openidConfiguration(pool: UserPoolRef, domainName: string | undefined): object {
  const issuer = issuerOf(pool);
  return {
    id_token_signing_alg_values_supported: ['RS256'],
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    subject_types_supported: ['public'],
    ...(domainName && { token_endpoint: `https://${domainName}/oauth2/token` }),
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}
