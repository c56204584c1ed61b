import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { startLocalAws, type LocalAws } from '../src';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('what only passes through to moto', () => {
  let aws: LocalAws;
  const logged: string[] = [];
  const authorization =
    'AWS4-HMAC-SHA256 Credential=canaryKey/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=canarySignature';

  beforeAll(async () => {
    aws = await startLocalAws({ port: 0, log: (line) => logged.push(line) });
    expect((await s3('PUT', '/bucket')).status).toBe(200);
  });

  afterAll(() => aws.stop());

  const s3 = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Uint8Array,
    signal?: AbortSignal,
  ) =>
    fetch(aws.endpoint + path, {
      method,
      headers: { authorization, ...headers },
      ...(body && { body: Buffer.from(body) }),
      ...(signal && { signal }),
    });

  it('streams large objects byte for byte', async () => {
    const object = randomBytes(20 * 1024 * 1024);
    expect((await s3('PUT', '/bucket/large', {}, object)).status).toBe(200);
    expect(sha256(Buffer.from(await (await s3('GET', '/bucket/large')).arrayBuffer()))).toBe(sha256(object));
  });

  it('lets one of many writers take a lock', async () => {
    const writers = Array.from({ length: 12 }, (_, index) =>
      s3('PUT', '/bucket/lock', { 'if-none-match': '*' }, Buffer.from(String(index))),
    );
    const statuses = (await Promise.all(writers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(11);
  });

  it('keeps nobody waiting for a lock behind callers that have gone', async () => {
    const headers = { authorization, 'if-none-match': '*' };
    const stalled = request(`${aws.endpoint}/bucket/left`, {
      method: 'PUT',
      headers: { ...headers, 'content-length': 1 },
    });
    const gone = new Promise((resolve) => stalled.once('error', resolve));
    stalled.flushHeaders();
    await delay(50);
    const impatient = s3('PUT', '/bucket/left', headers, Buffer.from('1'), AbortSignal.timeout(50));
    await expect(impatient).rejects.toThrow('timeout');
    const next = s3('PUT', '/bucket/left', headers, Buffer.from('2'));
    stalled.destroy(new Error('gone'));
    await gone;
    expect((await next).status).toBe(200);
  });

  it('says that an object is not there', async () => {
    expect((await s3('HEAD', '/bucket/gone')).status).toBe(404);
    const get = await s3('GET', '/bucket/gone');
    expect([get.status, await get.text()]).toEqual([404, expect.stringContaining('<Code>NoSuchKey</Code>')]);
  });

  it('has the policies that AWS manages', async () => {
    const response = await fetch(aws.endpoint, {
      method: 'POST',
      headers: {
        authorization: authorization.replace('/s3/', '/iam/'),
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      },
      body: new URLSearchParams({
        Action: 'GetPolicy',
        Version: '2010-05-08',
        PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      }).toString(),
    });
    expect(response.status).toBe(200);
  });

  it('is one line in the log, without anything that was signed or sent', () => {
    expect(logged).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^s3 PUT \/bucket\/large 200 \d+ms$/),
        expect.stringMatching(/^iam GetPolicy 200 \d+ms$/),
      ]),
    );
    expect(logged.join('\n')).not.toMatch(/canary/i);
  });

  it('is refused to web pages', async () => {
    const reset = await fetch(`${aws.endpoint}/moto-api/reset`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect(reset.status).toBe(403);
    expect((await s3('HEAD', '/bucket/large')).status).toBe(200);
  });
});
