/** Every way in which the token endpoint says no, what it answers then, and how sure it is that AWS does the same. */
import type { DataPlaneAnswer } from '../../data-plane-port';
import type { Grade } from '../grade';
import { jsonAnswer } from '../json-answer';

interface TokenRefusalRow {
  readonly status: number;
  readonly error: string;
  readonly grade: Grade;
}

export const tokenRefusals = {
  methodNotAllowed: { status: 405, error: 'invalid_request', grade: 'C' },
  bodyTooLarge: { status: 400, error: 'invalid_request', grade: 'P' },
  bodyNotForm: { status: 400, error: 'invalid_request', grade: 'D' },
  parameterRepeated: { status: 400, error: 'invalid_request', grade: 'P' },
  grantTypeMissing: { status: 400, error: 'invalid_request', grade: 'D' },
  grantTypeUnknown: { status: 400, error: 'unsupported_grant_type', grade: 'D' },
  credentialsMissing: { status: 400, error: 'invalid_client', grade: 'P' },
  credentialsMalformed: { status: 400, error: 'invalid_client', grade: 'D' },
  credentialsContradict: { status: 400, error: 'invalid_client', grade: 'P' },
  clientUnknown: { status: 400, error: 'invalid_client', grade: 'D' },
  clientWithoutSecret: { status: 400, error: 'unauthorized_client', grade: 'P' },
  secretWrong: { status: 400, error: 'invalid_client', grade: 'D' },
  oauthFlowsDisabled: { status: 400, error: 'invalid_grant', grade: 'C' },
  grantNotAllowed: { status: 400, error: 'unauthorized_client', grade: 'D' },
  scopeMalformed: { status: 400, error: 'invalid_scope', grade: 'P' },
  scopeNotAllowed: { status: 400, error: 'invalid_scope', grade: 'P' },
  scopeOfOpenId: { status: 400, error: 'invalid_scope', grade: 'P' },
  scopesAllRemoved: { status: 400, error: 'invalid_scope', grade: 'P' },
} as const satisfies Record<string, TokenRefusalRow>;

export type TokenRefusal = keyof typeof tokenRefusals;

/** Documented by AWS for errors and kept for tokens, so that callers parse one type. */
const contentType = 'application/json;charset=UTF-8';

/** Any web page may read the answers of the token endpoint, as on AWS; nothing may store them (RFC 6749, section 5.1). */
const tokenHeaders = [
  ['access-control-allow-origin', '*'],
  ['cache-control', 'no-store'],
  ['pragma', 'no-cache'],
] as const;

export function refusedTokenAnswer(refusal: TokenRefusal): DataPlaneAnswer {
  const { status, error } = tokenRefusals[refusal];
  const allow = status === 405 ? ([['allow', 'POST']] as const) : [];
  return jsonAnswer(status, { error }, [...tokenHeaders, ...allow], contentType);
}

/** Exactly the three members AWS sends: no refresh token, no scope. */
export function grantedTokenAnswer(accessToken: string, expiresInSeconds: number): DataPlaneAnswer {
  return jsonAnswer(
    200,
    { access_token: accessToken, expires_in: expiresInSeconds, token_type: 'Bearer' },
    tokenHeaders,
    contentType,
  );
}
