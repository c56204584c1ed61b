/** Makes the calls of the checks and puts what came back beside what was expected. */
import type { Exchange, HttpAnswer } from '../http/exchange';
import { reachableUrl } from '../http/reachable-url';
import type { Caller } from './api-access';
import type { Call, Check, Credential, Expectation } from './checks';
import { garbageToken, withTamperedSignature } from './forged-token';

export interface CheckResult {
  readonly route: string;
  readonly what: string;
  /** Name of the client that the row is about; null where it is about none. */
  readonly client: string | null;
  readonly expected: Expectation;
  /** Status and, for a refusal, the message of the answer; null where no call was made. */
  readonly received: string | null;
  readonly result: 'pass' | 'fail' | 'not testable';
  /** Why there is nothing to test. */
  readonly reason?: string;
}

interface Target {
  readonly apiUrl: string;
  readonly endpoint: string | undefined;
  readonly exchange: Exchange;
  readonly tokens: (caller: Caller, oauthScopes: readonly string[]) => Promise<string>;
}

/** One after another, in order: a burst could run into the throttle of the API and would prove nothing. */
export async function runChecks(checks: readonly Check[], target: Target): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    results.push(await runCheck(check, target));
  }
  return results;
}

async function runCheck({ route, what, expected, call }: Check, target: Target): Promise<CheckResult> {
  if ('notTestable' in call) {
    const reason = call.notTestable;
    const { client = null } = call;
    return { route, what, client, expected, received: null, result: 'not testable', reason };
  }
  const answer = await send(call, target);
  return {
    route,
    what,
    client: 'caller' in call.credential ? call.credential.caller.name : null,
    expected,
    received: describe(answer),
    result: meets(answer.status, expected) ? 'pass' : 'fail',
  };
}

async function send(
  { method, path, headers, body, credential, tokenHeader }: Call,
  target: Target,
): Promise<HttpAnswer> {
  const token = await tokenOf(credential, target.tokens);
  return target.exchange({
    method,
    url: reachableUrl(`${target.apiUrl}${path}`, target.endpoint),
    headers: token === undefined ? headers : { ...headers, [tokenHeader]: `Bearer ${token}` },
    body,
  });
}

async function tokenOf(credential: Credential, tokens: Target['tokens']): Promise<string | undefined> {
  switch (credential.kind) {
    case 'none':
      return undefined;
    case 'garbage':
      return garbageToken;
    case 'token':
      return tokens(credential.caller, credential.oauthScopes);
    case 'forged':
      return withTamperedSignature(await tokens(credential.caller, credential.oauthScopes));
  }
}

function meets(status: number, expected: Expectation): boolean {
  return expected === '2xx' ? status >= 200 && status < 300 : status.toString() === expected;
}

const longestMessage = 60;

/** The gateway's own message tells why it refused. What the API itself answers is not ours to print. */
function describe({ status, body }: HttpAnswer): string {
  const message = status < 300 ? undefined : messageOf(body);
  return message === undefined
    ? status.toString()
    : `${status.toString()} ${message.slice(0, longestMessage)}`;
}

function messageOf(body: string): string | undefined {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    // Printable text only: the answer comes from the network and goes to a terminal.
    return typeof message === 'string' ? message.replaceAll(/[^\x20-\x7e]/g, '?') : undefined;
  } catch {
    return undefined;
  }
}
