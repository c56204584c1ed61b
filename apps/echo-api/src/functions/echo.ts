/**
 * Answers with what it was sent and by whom: method, path, query and body of the request, client id and scopes of the
 * token. Headers stay out of the answer, because one of them is the token itself.
 */

/** The part of API Gateway's proxy event that the answer is made of. */
export interface EchoEvent {
  readonly httpMethod: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>> | null;
  readonly multiValueQueryStringParameters: Readonly<Record<string, readonly string[] | undefined>> | null;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
  readonly requestContext: { readonly authorizer?: { readonly claims?: Readonly<Record<string, string>> } };
}

export interface EchoResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request says that its body is JSON, and it is not. */
class NotJson extends Error {}

export async function handler(event: EchoEvent): Promise<EchoResult> {
  try {
    return answer(200, {
      method: event.httpMethod,
      path: event.path,
      query: queryOf(event),
      body: bodyOf(event),
      caller: callerOf(event),
    });
  } catch (error) {
    if (error instanceof NotJson) {
      return answer(400, { message: 'The body is not JSON, although its content type says so' });
    }
    throw error;
  }
}

/** A parameter that comes once is a string; one that comes more often is a list. */
function queryOf({ multiValueQueryStringParameters }: EchoEvent): Record<string, string | readonly string[]> {
  const entries = Object.entries(multiValueQueryStringParameters ?? {});
  return Object.fromEntries(
    entries.map(([name, values = []]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

/** JSON as a value and other text as a string; what is no text stays in base64. */
function bodyOf({ body, isBase64Encoded, headers }: EchoEvent): unknown {
  if (body === null || body === '') {
    return null;
  }
  const text = isBase64Encoded ? decodeText(body) : body;
  if (!isJson(headers)) {
    return text ?? body;
  }
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw new NotJson();
  }
}

/** `undefined` when the bytes are not UTF-8. */
function decodeText(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

function isJson(headers: EchoEvent['headers']): boolean {
  const [, contentType = ''] =
    Object.entries(headers ?? {}).find(([name]) => /^content-type$/i.test(name)) ?? [];
  return /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(contentType);
}

/** Claims of an access token: scopes come as one string with spaces between them. */
function callerOf({ requestContext }: EchoEvent): { client_id: string | null; scopes: readonly string[] } {
  const claims = requestContext.authorizer?.claims;
  return {
    client_id: claims?.['client_id'] ?? null,
    scopes: (claims?.['scope'] ?? '').split(' ').filter((scope) => scope !== ''),
  };
}

function answer(statusCode: number, body: object): EchoResult {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
