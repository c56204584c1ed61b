/**
 * Gets an access token as a machine does: client credentials at the pool's token endpoint.
 *
 * The request always names its scopes. Without them Cognito grants every scope of the client, and a token that can do
 * more than its caller wants is worth more to a thief.
 */
import { z } from 'zod';
import type { Client, DeployedClients } from '../api/deployed-api';
import type { Exchange, HttpAnswer } from '../http/exchange';
import { reachableUrl } from '../http/reachable-url';
import { M2mError } from '../m2m-error';

/** Gives the access token of a client with exactly these scopes. */
export type TokenSource = (client: Client, oauthScopes: readonly string[]) => Promise<string>;

const granted = z.object({ access_token: z.string().min(1), token_type: z.literal('Bearer') });
const refused = z.object({ error: z.string().regex(/^[a-z_]+$/) });

/** Tokens of the clients of one stack. One request per client and set of scopes; the answer is kept for as long as the process lives. */
export function tokenSource(
  api: DeployedClients,
  endpoint: string | undefined,
  exchange: Exchange,
): TokenSource {
  const tokens = new Map<string, Promise<string>>();
  return (client, oauthScopes) => {
    const key = JSON.stringify([client.name, [...oauthScopes].sort()]);
    const known = tokens.get(key) ?? requestToken(api, client, oauthScopes, endpoint, exchange);
    tokens.set(key, known);
    return known;
  };
}

async function requestToken(
  api: DeployedClients,
  client: Client,
  oauthScopes: readonly string[],
  endpoint: string | undefined,
  exchange: Exchange,
): Promise<string> {
  // RFC 6749, 2.3.1: both parts are form-encoded before they are joined.
  const credentials = [client.clientId, api.secretOf(client)].map(encodeURIComponent).join(':');
  const answer = await exchange({
    method: 'POST',
    url: reachableUrl(api.tokenUrl, endpoint),
    headers: {
      authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: oauthScopes.join(' ') }).toString(),
  });
  if (answer.status === 200) {
    const token = granted.safeParse(jsonOf(answer));
    if (token.success) {
      return token.data.access_token;
    }
    throw new M2mError(`${api.tokenUrl}: answered 200, but without an access token of type Bearer`, 1);
  }
  throw new M2mError(refusal(api, client, oauthScopes, answer), 1);
}

function refusal(
  api: DeployedClients,
  client: Client,
  oauthScopes: readonly string[],
  answer: HttpAnswer,
): string {
  const { stack, stage, tokenUrl } = api;
  const code = errorCodeOf(answer);
  switch (code) {
    case 'invalid_client':
      return (
        `${tokenUrl}: does not accept client "${client.name}" (invalid_client): it was deleted, or its secret changed, ` +
        `after ${stack} was deployed; deploy the stack again: npx nx run ${stack}:deploy:${stage}`
      );
    case 'invalid_scope':
      return (
        `${tokenUrl}: client "${client.name}" may not have ${oauthScopes.join(' ')} (invalid_scope); ` +
        `${stack} gives it ${client.oauthScopes.join(' ')}`
      );
    default:
      return answer.status >= 500
        ? `${tokenUrl}: failed with ${answer.status.toString()}; this is the service's own fault, try again`
        : `${tokenUrl}: refused client "${client.name}" with ${answer.status.toString()} ${code}`;
  }
}

function errorCodeOf(answer: HttpAnswer): string {
  const parsed = refused.safeParse(jsonOf(answer));
  return parsed.success ? parsed.data.error : 'and no error code';
}

function jsonOf({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
