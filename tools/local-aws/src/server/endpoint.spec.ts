import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DataPlane, DataPlaneRequest } from '../data-plane-port';
import { listen, type Endpoint, type EndpointParts } from './endpoint';
import { probe } from './health';

const canary = 'canary-9f2c';

describe('the endpoint', () => {
  const logged: string[] = [];
  let endpoint: Endpoint;
  let url: string;

  const dataPlane = (handle: DataPlane['handle']): DataPlane => ({
    handle,
    observe: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
  const parts = (handle: DataPlane['handle']): EndpointParts => ({
    dataPlane: dataPlane(handle),
    controlPlane: (_request, response, target) => {
      response.end(`control plane ${target}`);
      return Promise.resolve();
    },
  });

  beforeEach(async () => {
    logged.length = 0;
    endpoint = await listen({
      port: 0,
      health: () => ({ name: 'local-aws', pid: process.pid, motoVersion: null }),
      log: (line) => logged.push(line),
    });
    url = `http://127.0.0.1:${endpoint.port}`;
  });

  afterEach(() => endpoint.close());

  it('answers the health before anything else works, and lets other requests wait', async () => {
    const early = fetch(`${url}/early`).then((response) => response.text());
    expect(await (await fetch(`${url}/_local/health`)).json()).toEqual({
      name: 'local-aws',
      pid: process.pid,
      motoVersion: null,
    });
    endpoint.serve(parts(() => Promise.resolve(undefined)));
    expect(await early).toBe('control plane /early');
  });

  it('hands a request over as it came in, duplicate headers included', async () => {
    let seen: DataPlaneRequest | undefined;
    let body = '';
    endpoint.serve(
      parts(async (request) => {
        seen = request;
        body = Buffer.from(await request.body(100)).toString();
        return {
          status: 201,
          headers: [
            ['Set-Cookie', 'a=1'],
            ['Set-Cookie', 'b=2'],
          ],
          body: 'made',
        };
      }),
    );
    const answer = await rawPost(endpoint.port, '/v1/%C3%A4?x=1', ['X-A', '1', 'x-a', '2'], 'sent');
    expect(seen).toMatchObject({
      method: 'POST',
      host: 'abc.execute-api.us-east-1.amazonaws.com',
      path: '/v1/%C3%A4',
      query: 'x=1',
      sourceIp: '127.0.0.1',
    });
    expect(seen?.headers.filter(([name]) => name.toLowerCase() === 'x-a')).toEqual([
      ['X-A', '1'],
      ['x-a', '2'],
    ]);
    expect(body).toBe('sent');
    expect(answer).toEqual({ status: 201, cookies: ['a=1', 'b=2'], body: 'made' });
  });

  it('refuses a body over the limit of whoever reads it', async () => {
    endpoint.serve(parts(async (request) => ({ status: 200, headers: [], body: await request.body(3) })));
    const answer = await rawPost(endpoint.port, '/', [], 'four');
    expect(answer).toMatchObject({
      status: 413,
      body: '{"message":"the request body is larger than 3 bytes"}',
    });
  });

  it('says so when no pool and no API has the host', async () => {
    endpoint.serve(parts(() => Promise.resolve(undefined)));
    const response = await fetch(`${url}/_host/gone.execute-api.us-east-1.amazonaws.com/v1`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      message:
        'nothing here is reached by the host gone.execute-api.us-east-1.amazonaws.com: no user pool domain and no API has that name',
    });
  });

  it('goes on after a request that went wrong, and tells its caller nothing', async () => {
    endpoint.serve(parts(() => Promise.reject(new Error('boom'))));
    const response = await fetch(`${url}/_host/a.execute-api.us-east-1.amazonaws.com/`, {
      headers: { authorization: `Bearer ${canary}` },
    });
    expect(response.status).toBe(502);
    expect(await response.json()).toEqual({
      message: 'the local AWS could not answer this request; its log says why',
    });
    expect(logged).toEqual(['request failed: boom']);
    expect(JSON.stringify(logged)).not.toContain(canary);
    expect(await (await fetch(`${url}/still`)).text()).toBe('control plane /still');
  });

  it('fails when a local AWS has the port, and says what to do', async () => {
    const options = {
      port: endpoint.port,
      health: () => ({ name: 'local-aws', pid: 1, motoVersion: null }) as const,
    };
    await expect(listen({ ...options, log: () => undefined })).rejects.toThrow(
      `port ${endpoint.port} is taken by a local AWS that is already running (pid ${process.pid}): use that one, ` +
        `stop it with "npx nx run local-aws:stop --port=${endpoint.port}", or choose another port with --port=<port>`,
    );
  });

  it('fails when another program has the port, and says what to do', async () => {
    const other = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      expect(await probe(`http://127.0.0.1:${port}`)).toBe('something-else');
      await expect(
        listen({
          port,
          health: () => ({ name: 'local-aws', pid: 1, motoVersion: null }),
          log: () => undefined,
        }),
      ).rejects.toThrow(
        `port ${port} is taken by another program: end it, or choose another port with --port=<port> and set ` +
          'AWS_ENDPOINT_URL=http://127.0.0.1:<port> for the commands that use it',
      );
    } finally {
      other.close();
    }
  });

  it('is probed as what it is, and as nothing once it is closed', async () => {
    expect(await probe(url)).toBe('local-aws');
    await endpoint.close();
    expect(await probe(url)).toBe('nothing');
  });
});

/** fetch cannot send one header twice. */
function rawPost(
  port: number,
  path: string,
  headers: string[],
  body: string,
): Promise<{ status?: number; cookies?: string[]; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: [
          'Host',
          'abc.execute-api.us-east-1.amazonaws.com',
          'Content-Length',
          String(body.length),
          ...headers,
        ],
      },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => {
          resolve({ status: response.statusCode, cookies: response.headers['set-cookie'], body: text });
        });
      },
    );
    sent.on('error', reject).end(body);
  });
}
