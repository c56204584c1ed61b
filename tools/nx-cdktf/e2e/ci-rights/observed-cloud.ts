/**
 * A proxy in front of the local AWS that writes down which rights each request needs. It changes nothing. The local AWS enforces no
 * IAM policy, so what would be refused on AWS is found out here.
 */
import { createServer, request as forward, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { neededRights, type Needed } from './aws-request';

/** A role of ci-roles. */
export type Role = 'plan' | 'deploy';

export class ObservedCloud {
  /** Of the command that is under way, or has just ended. */
  readonly #latest: Needed[] = [];
  readonly #byRole: Record<Role, Needed[]> = { plan: [], deploy: [] };
  readonly #boundaries = new Map<string, string>();

  private constructor(
    private readonly server: Server,
    private readonly account: string,
    private readonly cloud: string,
  ) {}

  static async start(cloud: string, account: string): Promise<ObservedCloud> {
    const server = createServer();
    const observed = new ObservedCloud(server, account, cloud);
    server.on('request', (incoming: IncomingMessage, outgoing) => {
      void observed.#pass(incoming).then(
        ({ statusCode, headers, body }) => outgoing.writeHead(statusCode ?? 502, headers).end(body),
        () => outgoing.writeHead(502).end(),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return observed;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The rights that were needed since the last call, each once. */
  taken(): Needed[] {
    return eachOnce(this.#latest.splice(0));
  }

  /** Books what was needed since the last command to the role that runs such a command in CI. */
  book(role: Role): void {
    this.#byRole[role].push(...this.taken());
  }

  /** The rights that a role needs for what was booked to it, each once. */
  neededBy(role: Role): Needed[] {
    return eachOnce(this.#byRole[role]);
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
    this.#latest.push(...neededRights({ method, url, headers, body: body.toString('utf8') }, around));
    const outgoing = forward(`${this.cloud}${url}`, { method, headers });
    outgoing.end(body);
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    return { statusCode: answer.statusCode, headers: answer.headers, body: await readAll(answer) };
  }
}

function eachOnce(rights: readonly Needed[]): Needed[] {
  return [...new Map(rights.map((right) => [JSON.stringify(right), right])).values()];
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
