/** A proxy in front of the local AWS that writes down which rights each request needs. It changes nothing. */
import { createServer, request as forward, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { neededRights, type Needed } from './aws-request';

export class RecordedCloud {
  readonly #needed: Needed[] = [];
  readonly #boundaries = new Map<string, string>();

  private constructor(
    private readonly server: Server,
    private readonly account: string,
    private readonly cloud: string,
  ) {}

  static async start(cloud: string, account: string): Promise<RecordedCloud> {
    const server = createServer();
    const recorded = new RecordedCloud(server, account, cloud);
    server.on('request', (incoming: IncomingMessage, outgoing) => {
      void recorded.#pass(incoming).then(
        ({ statusCode, headers, body }) => outgoing.writeHead(statusCode ?? 502, headers).end(body),
        () => outgoing.writeHead(502).end(),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return recorded;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The rights that were needed since the last call, each once. */
  taken(): Needed[] {
    const byText = new Map(this.#needed.splice(0).map((needed) => [JSON.stringify(needed), needed]));
    return [...byText.values()];
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  async #pass(incoming: IncomingMessage) {
    const body = await readAll(incoming);
    const { method = 'GET', url = '/', headers } = incoming;
    const around = { account: this.account, region: '', boundaries: this.#boundaries };
    this.#needed.push(...neededRights({ method, url, headers, body: body.toString('utf8') }, around));
    const outgoing = forward(`${this.cloud}${url}`, { method, headers });
    outgoing.end(body);
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    return { statusCode: answer.statusCode, headers: answer.headers, body: await readAll(answer) };
  }
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
