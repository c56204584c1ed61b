/**
 * Reads a client credentials request (RFC 6749, sections 2.3.1 and 4.4.2) from HTTP: bytes in, plain data or a refusal out.
 */
import type { TokenRefusal } from './token-refusals';

export interface TokenRequest {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Undefined when the request names no scope: AWS then grants all scopes of the client. */
  readonly scope: string | undefined;
}

export type ParsedTokenRequest = TokenRequest | { readonly refusal: TokenRefusal };

type Headers = readonly (readonly [name: string, value: string])[];

interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** @param body the whole body; the caller limits its size */
export function parseTokenRequest(headers: Headers, body: Uint8Array): ParsedTokenRequest {
  const contentTypes = valuesOf(headers, 'content-type');
  if (
    contentTypes.length !== 1 ||
    !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentTypes[0] ?? '')
  ) {
    return { refusal: 'bodyNotForm' };
  }
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const names = [...form.keys()];
  if (new Set(names).size !== names.length) {
    return { refusal: 'parameterRepeated' };
  }
  const grantType = form.get('grant_type');
  if (grantType === null || grantType === '') {
    return { refusal: 'grantTypeMissing' };
  }
  if (grantType !== 'client_credentials') {
    return { refusal: isOtherGrantOfCognito(grantType) ? 'grantNotAllowed' : 'grantTypeUnknown' };
  }
  const credentials = credentialsOf(valuesOf(headers, 'authorization'), form);
  return typeof credentials === 'string'
    ? { refusal: credentials }
    : { ...credentials, scope: form.get('scope') ?? undefined };
}

/** Grants that Cognito knows; without users nobody on this machine may use them. */
function isOtherGrantOfCognito(grantType: string): boolean {
  return grantType === 'authorization_code' || grantType === 'refresh_token';
}

function credentialsOf(authorization: readonly string[], form: URLSearchParams): Credentials | TokenRefusal {
  const formClientId = form.get('client_id') ?? undefined;
  const formClientSecret = form.get('client_secret') ?? undefined;
  if (authorization.length === 0) {
    return formClientId === undefined || formClientSecret === undefined
      ? 'credentialsMissing'
      : { clientId: formClientId, clientSecret: formClientSecret };
  }
  const basic = authorization.length === 1 ? basicCredentials(authorization[0] ?? '') : undefined;
  if (basic === undefined) {
    return 'credentialsMalformed';
  }
  const contradicts =
    (formClientId !== undefined && formClientId !== basic.clientId) ||
    (formClientSecret !== undefined && formClientSecret !== basic.clientSecret);
  return contradicts ? 'credentialsContradict' : basic;
}

/** `Basic base64(id:secret)`. Base64 has to be canonical: two spellings of one credential are one too many. */
function basicCredentials(header: string): Credentials | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header) ?? [];
  const decoded = Buffer.from(encoded ?? '', 'base64');
  if (encoded === undefined || decoded.toString('base64') !== encoded) {
    return undefined;
  }
  const [, clientId, clientSecret] = /^([^:]+):(.+)$/s.exec(decoded.toString('utf8')) ?? [];
  return clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret };
}

function valuesOf(headers: Headers, name: string): string[] {
  return headers.filter(([header]) => header.toLowerCase() === name).map(([, value]) => value);
}
