/** What a call sends: method, URL, headers, body, and the client whose token it carries. Pure. */
import type { Client, DeployedApi, Route } from '../api/deployed-api';
import { clientNamed, clientsFor, scopesFor } from '../api/least-scopes';
import { routeOf } from '../api/route-match';
import { M2mError } from '../m2m-error';

export interface CallOptions {
  readonly path: string;
  /** Without one: POST when there is data, else GET. */
  readonly method?: string;
  readonly data?: string;
  /** `name: value` each. */
  readonly header?: readonly string[];
  /** `name=value` each. */
  readonly query?: readonly string[];
  /** Without one: the first client that has a scope of the route. */
  readonly client?: string;
}

export interface CallRequest {
  readonly method: string;
  /** On AWS. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Whose token to send; undefined where the route wants none. */
  readonly caller: { readonly client: Client; readonly oauthScopes: readonly string[] } | undefined;
  /** What the person should know before reading the answer. */
  readonly note: string;
}

/** @throws M2mError when no client was named and none is the obvious one, or an option cannot be sent */
export function callRequest(api: DeployedApi, options: CallOptions): CallRequest {
  const method = (options.method ?? (options.data === undefined ? 'GET' : 'POST')).toUpperCase();
  if (options.data !== undefined && (method === 'GET' || method === 'HEAD')) {
    throw new M2mError(`--data: a ${method} carries no body; take --method=POST or another method that does`);
  }
  if (!options.path.startsWith('/')) {
    throw new M2mError(
      `--path: expected a path that starts with "/"; received ${JSON.stringify(options.path)}`,
    );
  }
  const url = new URL(`${api.apiUrl}${options.path}`);
  const base = new URL(api.apiUrl).pathname;
  if (!`${url.pathname}/`.startsWith(`${base}/`)) {
    throw new M2mError(`--path: expected a path inside of the API; received ${JSON.stringify(options.path)}`);
  }
  for (const [name, value] of (options.query ?? []).map((pair) => split(pair, '=', '--query'))) {
    url.searchParams.append(name, value);
  }
  const given = (options.header ?? []).map((line) => split(line, ':', '--header'));
  const pathInApi = url.pathname.slice(base.length) || '/';
  return {
    method,
    url: url.href,
    headers: headersOf(given, options.data),
    body: options.data,
    ...callerOf(api, routeOf(api.routes, method, pathInApi), `${method} ${pathInApi}`, options.client),
  };
}

function headersOf(
  given: readonly (readonly [string, string])[],
  data: string | undefined,
): Record<string, string> {
  const headers = Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value]));
  if (headers['authorization'] !== undefined) {
    throw new M2mError(
      '--header: Authorization is set by this command; name the client whose token to send: --client',
    );
  }
  return data === undefined ? headers : { 'content-type': 'application/json', ...headers };
}

function callerOf(
  api: DeployedApi,
  route: Route | undefined,
  wanted: string,
  clientName: string | undefined,
): Pick<CallRequest, 'caller' | 'note'> {
  if (route?.authorization === 'NONE' && clientName === undefined) {
    return { caller: undefined, note: `${wanted} needs no token, so none is sent` };
  }
  if (clientName === undefined) {
    return callerFor(api, route, wanted);
  }
  const client = clientNamed(api, clientName);
  const fitting = route === undefined ? [] : scopesFor(client, route);
  return fitting.length > 0
    ? { caller: { client, oauthScopes: fitting }, note: asWhom(client, fitting) }
    : {
        caller: { client, oauthScopes: client.oauthScopes },
        note: `${asWhom(client, client.oauthScopes)}; none of them opens ${wanted}`,
      };
}

function callerFor(
  api: DeployedApi,
  route: Route | undefined,
  wanted: string,
): Pick<CallRequest, 'caller' | 'note'> {
  if (route === undefined) {
    const routes = api.routes.map(({ method, path }) => `${method} ${path}`).join(', ');
    throw new M2mError(`${api.stack} has no route ${wanted}; its routes are: ${routes}`);
  }
  const [client] = clientsFor(api, route);
  if (client === undefined) {
    throw new M2mError(
      `${api.stack}: no client has a scope of ${wanted} (${route.oauthScopes.join(', ')}); ` +
        'give one of the clients that scope, or name a client with --client to see it refused',
    );
  }
  const oauthScopes = scopesFor(client, route);
  return { caller: { client, oauthScopes }, note: asWhom(client, oauthScopes) };
}

function asWhom({ name }: Client, oauthScopes: readonly string[]): string {
  return `as client "${name}" with ${oauthScopes.join(' ')}`;
}

function split(text: string, separator: ':' | '=', option: string): [name: string, value: string] {
  const at = text.indexOf(separator);
  if (at < 1) {
    // What was received stays unsaid: somebody may have pasted a token.
    throw new M2mError(
      `${option}: expected name${separator}value, but there is no "${separator}" behind a name`,
    );
  }
  return [text.slice(0, at).trim(), separator === ':' ? text.slice(at + 1).trim() : text.slice(at + 1)];
}
