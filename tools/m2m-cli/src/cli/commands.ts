/**
 * token, call and verify: each reads the outputs of the stack, talks to AWS, and writes. Everything that can be decided
 * without AWS is decided elsewhere.
 */
import { createColors } from 'picocolors';
import { clientNamed } from '../api/least-scopes';
import type { Client, DeployedApi } from '../api/deployed-api';
import { callRequest, type CallOptions } from '../call/call-request';
import type { OpenedApi } from '../api/opened-api';
import { reachableUrl } from '../http/reachable-url';
import { M2mError } from '../m2m-error';
import { tokenSource } from '../token/access-token';
import { formatSummary, formatTable } from '../verify/report';
import { verifyApi } from '../verify/verify-api';

/** What a command works with. */
export interface CommandContext extends OpenedApi {
  readonly out: Output;
}

export interface Output {
  /** The result, which another program may read. */
  readonly stdout: (text: string) => void;
  /** What only a person reads. */
  readonly stderr: (text: string) => void;
  /** Whether stdout is a terminal that shows colours. */
  readonly colors: boolean;
}

export interface TokenOptions {
  /** Default: the first client. */
  readonly client?: string;
  /** Default: all scopes of the client. */
  readonly scope?: readonly string[];
}

/** Prints an access token, and on stdout nothing else. */
export async function runToken(context: CommandContext, options: TokenOptions): Promise<number> {
  const { api, endpoint, exchange, out } = context;
  const client = options.client === undefined ? firstClient(api) : clientNamed(api, options.client);
  const oauthScopes = options.scope ?? client.oauthScopes;
  const token = await tokenSource(api, endpoint, exchange)(client, oauthScopes);
  out.stderr(`token of client "${client.name}" with ${oauthScopes.join(' ')}\n`);
  out.stdout(`${token}\n`);
  return 0;
}

function firstClient({ stack, clients: [client] }: DeployedApi): Client {
  if (client === undefined) {
    throw new M2mError(`${stack} has no client; without one nobody can get a token for it`);
  }
  return client;
}

/** Calls one route. The answer's body goes to stdout byte for byte, everything about it to stderr. */
export async function runCall(context: CommandContext, options: CallOptions): Promise<number> {
  const { api, endpoint, exchange, out } = context;
  const { method, url, headers, body, caller, note } = callRequest(api, options);
  const token = caller && (await tokenSource(api, endpoint, exchange)(caller.client, caller.oauthScopes));
  out.stderr(`${method} ${url.replace(/\?.*$/s, '')} ${note}\n`);
  const answer = await exchange({
    method,
    url: reachableUrl(url, endpoint),
    headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
    body,
  });
  out.stderr(`${answer.status.toString()} ${answer.statusText}\n`);
  out.stdout(answer.body.endsWith('\n') || answer.body === '' ? answer.body : `${answer.body}\n`);
  return answer.status >= 200 && answer.status < 300 ? 0 : 1;
}

/** Calls every route in every way that must pass or must fail. Exit code 1 on any difference. */
export async function runVerify(
  context: CommandContext,
  { json = false }: { json?: boolean },
): Promise<number> {
  const report = await verifyApi(context);
  context.out.stdout(
    json
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : `${formatTable(report, createColors(context.out.colors))}\n\n${formatSummary(report)}\n`,
  );
  return report.failed === 0 ? 0 : 1;
}
