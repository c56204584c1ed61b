import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exchangeWithin } from './exchange';

const exchange = exchangeWithin(200);

async function listening(server: Server): Promise<{ host: string; close: () => void }> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port.toString()}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const get = (url: string, send = exchange) =>
  send({ method: 'GET', url, headers: { authorization: 'Bearer CANARY' } }).catch((error: Error) => error);

describe('exchangeWithin', () => {
  it('gives status, content type and body', async () => {
    const { host, close } = await listening(
      createServer((_request, response) => {
        response.writeHead(418, { 'content-type': 'text/plain' }).end('short and stout');
      }),
    );
    expect(await get(`http://${host}/pot`)).toEqual({
      status: 418,
      statusText: "I'm a Teapot",
      contentType: 'text/plain',
      body: 'short and stout',
    });
    close();
  });

  it('does not follow a redirect, which would take the token to another host', async () => {
    let calls = 0;
    const { host, close } = await listening(
      createServer((_request, response) => {
        calls += 1;
        response.writeHead(302, { location: '/elsewhere' }).end();
      }),
    );
    expect(await get(`http://${host}/`)).toMatchObject({ status: 302 });
    expect(calls).toBe(1);
    close();
  });

  it('fails when nothing listens on this machine, and names the command that starts the local AWS', async () => {
    const { host, close } = await listening(createServer());
    close();
    expect(await get(`http://${host}/a?b=CANARY`)).toEqual(
      new Error(
        `GET http://${host}/a: nothing answers at ${host}; start the local AWS: npx nx run local-aws:start`,
      ),
    );
  });

  it('fails when the answer takes too long', async () => {
    const { host, close } = await listening(createServer(() => undefined));
    expect(await get(`http://${host}/slow`)).toEqual(
      new Error(`GET http://${host}/slow: no answer within 0.2 s`),
    );
    close();
  });

  it('fails when the connection is closed without an answer', async () => {
    const { host, close } = await listening(createServer((request) => request.socket.destroy()));
    expect(await get(`http://${host}/`)).toEqual(
      new Error(`GET http://${host}/: ${host} closed the connection without an answer`),
    );
    close();
  });

  it('fails when the name does not resolve', async () => {
    // RFC 6761: no resolver ever answers for .invalid.
    const error = await get('https://api.invalid/echo', exchangeWithin(30_000));
    expect((error as Error).message).toMatch(
      /^GET https:\/\/api\.invalid\/echo: the name api\.invalid does not resolve \((ENOTFOUND|EAI_AGAIN)\); check the network, and whether the stack still exists$/,
    );
  });
});
