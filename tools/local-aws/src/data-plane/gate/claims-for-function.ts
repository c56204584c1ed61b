/** `requestContext.authorizer.claims` as a function sees them: texts only, and two of them as dates in Java's spelling. */
import type { JsonObject } from './unverified-token';

const dateClaims = new Set(['exp', 'iat']);

export function claimsForFunction(claims: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(name, value)]));
}

function claimText(name: string, value: unknown): string {
  if (dateClaims.has(name) && typeof value === 'number') {
    return formatDate(new Date(value * 1000));
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `Sun Dec 17 07:28:12 UTC 2017` */
function formatDate(date: Date): string {
  const [weekday = '', day = '', month = '', year = '', time = ''] = date
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}
