import { handler, type EchoEvent } from './echo';

const get: EchoEvent = {
  httpMethod: 'GET',
  path: '/echo',
  headers: { Authorization: 'Bearer canary-token', Accept: '*/*' },
  multiValueQueryStringParameters: null,
  body: null,
  isBase64Encoded: false,
  requestContext: {
    authorizer: {
      claims: { client_id: '3n4b5', scope: 'echo-api/read echo-api/write', token_use: 'access' },
    },
  },
};

const post = (body: string | null, contentType: string | undefined, isBase64Encoded = false): EchoEvent => ({
  ...get,
  httpMethod: 'POST',
  headers: contentType === undefined ? {} : { 'content-type': contentType },
  body,
  isBase64Encoded,
});

const bodyOf = async (event: EchoEvent): Promise<unknown> =>
  (JSON.parse((await handler(event)).body) as { body: unknown }).body;

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the echo function', () => {
  it('answers with the request and its caller', async () => {
    const { statusCode, headers, body } = await handler({
      ...get,
      multiValueQueryStringParameters: { a: ['1'], b: ['2', '3'], c: [''] },
    });
    expect(statusCode).toBe(200);
    expect(headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(JSON.parse(body)).toEqual({
      method: 'GET',
      path: '/echo',
      query: { a: '1', b: ['2', '3'], c: '' },
      body: null,
      caller: { client_id: '3n4b5', scopes: ['echo-api/read', 'echo-api/write'] },
    });
  });

  it('never answers with the token', async () => {
    const answers = await Promise.all([
      handler(get),
      handler({
        ...post('{', 'application/json'),
        headers: { ...get.headers, 'content-type': 'application/json' },
      }),
    ]);
    expect(JSON.stringify(answers)).not.toContain('canary');
  });

  it('knows no caller where there are no claims', async () => {
    const { body } = await handler({ ...get, requestContext: {} });
    expect(JSON.parse(body)).toMatchObject({ caller: { client_id: null, scopes: [] } });
  });

  it.each([
    ['JSON', post('{"a":[1,null]}', 'application/json'), { a: [1, null] }],
    ['JSON with a charset', post('1', 'Application/JSON; charset=utf-8'), 1],
    ['a JSON vocabulary', post('"x"', 'application/problem+json'), 'x'],
    ['JSON in base64', post(base64('{"ä":1}'), 'application/json', true), { ä: 1 }],
    ['text', post('a=1', 'text/plain'), 'a=1'],
    ['text that looks like JSON', post('{"a":1}', 'application/jsonish'), '{"a":1}'],
    ['text without a content type', post('hello', undefined), 'hello'],
    ['text in base64', post(base64('grüß'), 'text/plain', true), 'grüß'],
    ['bytes that are no text', post('//79', 'application/octet-stream', true), '//79'],
    ['nothing, although a type is given', post('', 'application/json'), null],
    ['nothing', post(null, 'application/json'), null],
  ])('echoes a body that is %s', async (_name, event, expected) => {
    expect(await bodyOf(event)).toEqual(expected);
  });

  it.each([
    ['half an object', post('{"a":', 'application/json')],
    ['a word', post('hello', 'application/vnd.api+json; charset=utf-8')],
    ['no JSON in base64', post(base64('hello'), 'application/json', true)],
    ['bytes that are no text', post('//79', 'application/json', true)],
  ])('refuses a body that calls itself JSON and is %s', async (_name, event) => {
    const { statusCode, body } = await handler(event);
    expect(statusCode).toBe(400);
    expect(JSON.parse(body)).toEqual({ message: 'The body is not JSON, although its content type says so' });
  });

  it('takes a request without headers', async () => {
    expect(await bodyOf({ ...post('x', undefined), headers: null })).toBe('x');
  });
});
