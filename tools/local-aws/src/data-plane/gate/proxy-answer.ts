/** Turns what a proxy function returned into an HTTP answer, or finds it malformed. */
import { z } from 'zod';
import type { DataPlaneAnswer } from '../../data-plane-port';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const proxyResultShape = z.object({
  statusCode: z.union([z.int(), z.string().regex(/^\d{3}$/)]),
  headers: z.record(z.string(), scalar).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(scalar)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** Headers that API Gateway owns; what a function sets under such a name is renamed. */
const remappedHeaders = new Set([
  'connection',
  'content-length',
  'date',
  'host',
  'server',
  'upgrade',
  'user-agent',
  'www-authenticate',
]);

/** Headers of one hop. API Gateway frames the answer itself. */
const droppedHeaders = new Set(['transfer-encoding', 'keep-alive', 'te', 'trailer']);

const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Undefined when API Gateway would call the result a malformed Lambda proxy response.
 *
 * @param json what the function returned, as it came from the runtime
 */
export function proxyAnswer(json: string): DataPlaneAnswer | undefined {
  const result = proxyResultShape.safeParse(JSON.parse(json));
  if (!result.success) {
    return undefined;
  }
  const { statusCode, body, isBase64Encoded } = result.data;
  const status = Number(statusCode);
  const headers = answerHeaders(result.data);
  if (status < 200 || status > 599 || !headers.every(isWellFormed)) {
    return undefined;
  }
  return { status, headers, body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? '') };
}

/** Headers and multi-value headers make one list; a pair that stands in both is sent once. */
function answerHeaders({
  headers,
  multiValueHeaders,
}: z.output<typeof proxyResultShape>): [string, string][] {
  const pairs = new Map<string, [string, string]>();
  const add = (name: string, value: string | number | boolean) => {
    const lowerCaseName = name.toLowerCase();
    if (!droppedHeaders.has(lowerCaseName)) {
      const sentName = remappedHeaders.has(lowerCaseName) ? `x-amzn-Remapped-${name}` : name;
      pairs.set(`${lowerCaseName}: ${value}`, [sentName, String(value)]);
    }
  };
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) {
    values.forEach((value) => add(name, value));
  }
  Object.entries(headers ?? {}).forEach(([name, value]) => add(name, value));
  const hasContentType = [...pairs.values()].some(([name]) => name.toLowerCase() === 'content-type');
  return hasContentType ? [...pairs.values()] : [['Content-Type', 'application/json'], ...pairs.values()];
}

function isWellFormed([name, value]: readonly [string, string]): boolean {
  return headerName.test(name) && headerValue.test(value);
}
