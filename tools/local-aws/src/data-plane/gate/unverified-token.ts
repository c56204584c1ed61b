/**
 * Takes a JSON Web Token apart. Nothing in here is trusted: the result says what the token claims to be, no more.
 *
 * Only the one spelling that a user pool writes is read: compact serialization, base64url without padding or spare bits,
 * compact JSON without duplicate members. A token that means the same in another spelling is refused, so no two texts are
 * the same token and no two readers can disagree about one (RFC 8725, sections 2.4 and 3.10).
 */
import type { GateRefusal } from './gate-refusals';

export interface UnverifiedToken {
  readonly compact: string;
  readonly header: JsonObject;
  readonly payload: JsonObject;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function decomposeUnverifiedToken(compact: string): UnverifiedToken | GateRefusal {
  const parts = compact.split('.');
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) {
    return 'tokenMalformed';
  }
  const [header, payload, signature] = parts.map(decodeCanonical);
  if (header === undefined || payload === undefined || signature === undefined) {
    return 'tokenNotCanonical';
  }
  const headerObject = parseObject(header);
  const payloadObject = parseObject(payload);
  if (headerObject === undefined || payloadObject === undefined) {
    return 'tokenMalformed';
  }
  const isCanonical = isCompactJson(header, headerObject) && isCompactJson(payload, payloadObject);
  return isCanonical ? { compact, header: headerObject, payload: payloadObject } : 'tokenNotCanonical';
}

/** Undefined when another text would decode to the same bytes and be the proper one. */
function decodeCanonical(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : undefined;
}

function parseObject(bytes: Buffer): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Duplicate members, white space, odd numbers and broken UTF-8 all fail to come back the same. */
function isCompactJson(bytes: Buffer, parsed: JsonObject): boolean {
  return Buffer.from(JSON.stringify(parsed)).equals(bytes);
}
