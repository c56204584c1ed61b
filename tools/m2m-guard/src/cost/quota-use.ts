/** How much of each limit every pool, server, client and API uses. */
import { labelOf, placeOf, type Key, type Model, type Place, type Route } from '../model';
import { quotas, quotaState, type Quota, type QuotaId, type QuotaState } from './quotas';

export interface QuotaUse {
  readonly quota: Quota;
  readonly used: number;
  readonly state: QuotaState;
  /** What it is counted for, as people know it. */
  readonly label: string;
  /** Absent when no stack here makes it. */
  readonly place?: Place;
}

const worstFirst: readonly QuotaState[] = ['over', 'near', 'fine'];

export function quotaUses(model: Model): QuotaUse[] {
  const uses = [...perPool(model), ...perNoun(model), ...perApi(model)];
  return uses.toSorted((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state));
}

function perPool({ userPools, clients, resourceServers }: Model): QuotaUse[] {
  const made = new Map(userPools.map((pool) => [pool.pool, pool]));
  const pools = new Set([
    ...made.keys(),
    ...[...clients, ...resourceServers].flatMap(({ pool }) => pool ?? []),
  ]);
  const clientsOf = countBy(clients);
  const serversOf = countBy(resourceServers);
  return [...pools].flatMap((pool) => [
    use('clients-per-pool', clientsOf.get(pool) ?? 0, made.get(pool)),
    use('resource-servers-per-pool', serversOf.get(pool) ?? 0, made.get(pool)),
  ]);
}

function countBy(nouns: readonly { readonly pool: Key | undefined }[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const { pool } of nouns) if (pool !== undefined) counts.set(pool, (counts.get(pool) ?? 0) + 1);
  return counts;
}

function perNoun({ resourceServers, clients, authorizers, routes }: Model): QuotaUse[] {
  return [
    ...resourceServers.map((server) => use('scopes-per-resource-server', server.oauthScopes.length, server)),
    ...clients.map((client) => use('scopes-per-client', client.oauthScopes.known.length, client)),
    ...authorizers
      .filter(({ type }) => type === 'jwt')
      .map((authorizer) => use('audiences-per-jwt-authorizer', authorizer.audiences.length, authorizer)),
    ...routes
      .filter(({ kind }) => kind === 'http')
      .map((route) => use('scopes-per-http-route', route.oauthScopes.known.length, route)),
  ];
}

function perApi({ apis, authorizers, routes }: Model): QuotaUse[] {
  const routesOf = new Map<Key | undefined, Route[]>();
  for (const route of routes) {
    const known = routesOf.get(route.api);
    if (known === undefined) routesOf.set(route.api, [route]);
    else known.push(route);
  }
  return apis
    .filter(({ kind }) => kind === 'rest')
    .flatMap((api) => [
      use('resources-per-rest-api', pathResources(routesOf.get(api.api) ?? []), api),
      use('authorizers-per-rest-api', authorizers.filter((one) => one.api === api.api).length, api),
    ]);
}

/** A REST API has one resource per part of a path, shared by the paths that begin with it. */
function pathResources(routes: readonly Route[]): number {
  const prefixes = routes.flatMap(({ path }) => {
    const parts = path.split('/').filter((part) => part !== '');
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  return new Set(prefixes).size;
}

function use(id: QuotaId, used: number, noun: Place | undefined): QuotaUse {
  const quota = quotas[id];
  return {
    quota,
    used,
    state: quotaState(used, quota),
    label: noun === undefined ? 'a user pool that no stack here makes' : labelOf(noun),
    ...(noun !== undefined && { place: placeOf(noun) }),
  };
}
