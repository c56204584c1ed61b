/**
 * The part of the GitHub API that comments and issues need, over real HTTP on the loopback interface.
 *
 * Specs use it instead of GitHub. It keeps everything in memory, and it can be told to answer badly: `failNext` queues
 * answers, `before` runs code between the arrival of a request and its answer, which is where races happen.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInComment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

export interface StandInIssue {
  readonly number: number;
  readonly user: { readonly login: string };
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: { name: string }[];
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** True when the request is carried out all the same, as happens behind a gateway that times out. */
  readonly carriedOut?: boolean;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

export class GitHubStandIn {
  readonly comments: StandInComment[] = [];
  readonly issues: StandInIssue[] = [];
  readonly requests: SeenRequest[] = [];
  /** Head commit of the one pull request. */
  headCommit = '0'.repeat(40);
  /** Longest body that is accepted, in characters. */
  maxBodyCharacters = 65_536;
  /** Runs before a request is carried out. */
  before: (request: SeenRequest) => void | Promise<void> = () => undefined;

  private readonly queue: { matches: (request: SeenRequest) => boolean; answer: Answer }[] = [];
  private nextId = 1;
  private readonly server: Server;

  /** @param login whom the token belongs to: the author of everything that is written through HTTP */
  constructor(readonly login = 'github-actions[bot]') {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Every request that is under way ends without an answer. */
  dropConnections(): void {
    this.server.closeAllConnections();
  }

  addComment(login: string, body: string): StandInComment {
    const comment = { id: this.nextId++, user: { login }, body };
    this.comments.push(comment);
    return comment;
  }

  /** The next request of this method, and of a path that ends so, gets this answer once. */
  failNext(method: string, pathEnd: string, answer: Answer): void {
    this.queue.push({
      matches: (request) => request.method === method && request.path.endsWith(pathEnd),
      answer,
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const seen: SeenRequest = {
      method: request.method ?? '',
      path: url.pathname,
      authorization: request.headers.authorization,
    };
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    this.requests.push(seen);
    await this.before(seen);

    const failing = this.queue.findIndex(({ matches }) => matches(seen));
    const [failure] = failing === -1 ? [] : this.queue.splice(failing, 1);
    const regular =
      failure === undefined || failure.answer.carriedOut === true
        ? this.answer(
            seen,
            url.searchParams,
            text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
          )
        : undefined;
    const { status, headers = {}, body } = failure?.answer ?? regular ?? { status: 500 };
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(status === 204 ? undefined : JSON.stringify(body ?? { message: 'no message' }));
  }

  private answer(
    { method, path }: SeenRequest,
    query: URLSearchParams,
    sent: Record<string, unknown>,
  ): Answer {
    if (typeof sent['body'] === 'string' && sent['body'].length > this.maxBodyCharacters) return tooLong;
    const id = Number(/\/(\d+)(?:\/comments)?$/.exec(path)?.[1]);
    const comment = this.comments.find((candidate) => candidate.id === id);
    const issue = this.issues.find((candidate) => candidate.number === id);

    switch (`${method} ${path.replace(/\/repos\/[^/]+\/[^/]+/, '').replace(/\d+/, '*')}`) {
      case 'GET /pulls/*':
        return { status: 200, body: { number: id, head: { sha: this.headCommit } } };
      case 'GET /issues/*/comments':
        return { status: 200, body: page(this.comments, query) };
      case 'POST /issues/*/comments':
        return { status: 201, body: this.addComment(this.login, String(sent['body'])) };
      case 'PATCH /issues/comments/*':
        return comment === undefined ? notFound : { status: 200, body: Object.assign(comment, sent) };
      case 'DELETE /issues/comments/*':
        if (comment === undefined) return notFound;
        this.comments.splice(this.comments.indexOf(comment), 1);
        return { status: 204 };
      case 'GET /issues':
        return { status: 200, body: page(this.withState(query.get('state')), query) };
      case 'POST /issues':
        return { status: 201, body: this.addIssue(this.login, sent) };
      case 'PATCH /issues/*':
        return issue === undefined ? notFound : { status: 200, body: Object.assign(issue, sent) };
      default:
        return notFound;
    }
  }

  private withState(state: string | null): StandInIssue[] {
    return state === 'all' ? this.issues : this.issues.filter((issue) => issue.state === (state ?? 'open'));
  }

  addIssue(login: string, { title, body }: { title?: unknown; body?: unknown }): StandInIssue {
    const issue: StandInIssue = {
      number: this.nextId++,
      user: { login },
      title: String(title),
      body: String(body),
      state: 'open',
      labels: [],
    };
    this.issues.push(issue);
    return issue;
  }
}

const notFound: Answer = { status: 404, body: { message: 'Not Found' } };

const tooLong: Answer = {
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [
      { resource: 'IssueComment', field: 'body', message: 'body is too long (maximum is 65536 characters)' },
    ],
  },
};

function page<Item>(items: readonly Item[], query: URLSearchParams): Item[] {
  const size = Number(query.get('per_page') ?? 30);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return items.slice(start, start + size);
}
