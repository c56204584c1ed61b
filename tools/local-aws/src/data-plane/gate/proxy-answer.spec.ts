import { proxyAnswer } from './proxy-answer';

const answer = (result: unknown) => proxyAnswer(JSON.stringify(result));

describe('proxyAnswer', () => {
  it('takes status, body and headers, and calls the body JSON when nobody says what it is', () => {
    expect(answer({ statusCode: 201, body: '{}', headers: { 'X-N': 1, 'X-B': true } })).toEqual({
      status: 201,
      headers: [
        ['Content-Type', 'application/json'],
        ['X-N', '1'],
        ['X-B', 'true'],
      ],
      body: '{}',
    });
  });

  it('takes a status as text, and no body for an empty one', () => {
    expect(answer({ statusCode: '204' })).toMatchObject({ status: 204, body: '' });
  });

  it('merges headers and multi-value headers, and sends a pair that stands in both once', () => {
    const result = {
      statusCode: 200,
      headers: { 'content-type': 'text/plain', 'Set-Cookie': 'a=1' },
      multiValueHeaders: { 'set-cookie': ['a=1', 'b=2'] },
    };
    expect(answer(result)?.headers).toEqual([
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['content-type', 'text/plain'],
    ]);
  });

  it('decodes a binary body', () => {
    expect(answer({ statusCode: 200, body: 'AAE=', isBase64Encoded: true })?.body).toEqual(
      Buffer.from([0, 1]),
    );
  });

  it('renames headers that API Gateway owns, and drops those of one hop', () => {
    const headers = { 'WWW-Authenticate': 'Basic', 'Content-Length': 3, 'Transfer-Encoding': 'chunked' };
    expect(answer({ statusCode: 401, headers })?.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['x-amzn-Remapped-WWW-Authenticate', 'Basic'],
      ['x-amzn-Remapped-Content-Length', '3'],
    ]);
  });

  it.each([
    ['nothing', null],
    ['a text', 'ok'],
    ['an array', []],
    ['no status', { body: 'ok' }],
    ['a status in words', { statusCode: 'OK' }],
    ['a fraction', { statusCode: 200.5 }],
    ['a status that is none', { statusCode: 99 }],
    ['a status of information', { statusCode: 101 }],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
    ['headers that are no texts', { statusCode: 200, headers: { a: { b: 1 } } }],
    ['a header value with a line break', { statusCode: 200, headers: { a: 'b\r\nset-cookie: c=1' } }],
    ['a header name with a space', { statusCode: 200, headers: { 'a b': 'c' } }],
  ])('refuses %s', (_, result) => {
    expect(answer(result)).toBeUndefined();
  });
});
