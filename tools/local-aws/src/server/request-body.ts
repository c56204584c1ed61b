/** Reading a request body with a limit. */
import type { IncomingMessage } from 'node:http';
import { BodyTooLargeError } from '../data-plane-port';

/** @throws BodyTooLargeError as soon as it is certain; what is left of the body is not read */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
    throw new BodyTooLargeError(limitBytes);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) {
      throw new BodyTooLargeError(limitBytes);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
