/** Which client can call a route, and with how little. */
import type { Client, DeployedApi, Route } from './deployed-api';
import { M2mError } from '../m2m-error';

/** What a client asks for when it wants to call a route: those of its scopes that the route accepts, and no more. */
export function scopesFor(client: Client, route: Pick<Route, 'oauthScopes'>): string[] {
  return client.oauthScopes.filter((oauthScope) => route.oauthScopes.includes(oauthScope));
}

/** The scopes of a client that are worth nothing at a route. */
export function scopesBeside(client: Client, route: Pick<Route, 'oauthScopes'>): string[] {
  return client.oauthScopes.filter((oauthScope) => !route.oauthScopes.includes(oauthScope));
}

/** The clients that can get a token for the route. */
export function clientsFor({ clients }: Pick<DeployedApi, 'clients'>, route: Route): Client[] {
  return clients.filter((client) => scopesFor(client, route).length > 0);
}

/** @throws M2mError that lists the clients when there is none of that name */
export function clientNamed(
  { clients, stack }: Pick<DeployedApi, 'clients' | 'stack'>,
  name: string,
): Client {
  const client = clients.find((candidate) => candidate.name === name);
  if (client === undefined) {
    const names = clients.map((candidate) => candidate.name).join(', ');
    throw new M2mError(`${stack} has no client "${name}"; its clients are: ${names}`);
  }
  return client;
}
