/** An HTTP answer that holds JSON. */
import type { DataPlaneAnswer } from '../data-plane-port';

export function jsonAnswer(
  status: number,
  content: object,
  headers: readonly (readonly [string, string])[] = [],
  contentType = 'application/json',
): DataPlaneAnswer {
  return { status, headers: [['content-type', contentType], ...headers], body: JSON.stringify(content) };
}
