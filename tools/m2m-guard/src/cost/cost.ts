/** What the stacks cost per month, by user pool, and how much of AWS's limits they use. */
import { placeOf, type Key, type Model, type Place } from '../model';
import { clientCosts, type ClientCost, type CostOptions } from './client-cost';
import { quotaUses, type QuotaUse } from './quota-use';

export interface Cost {
  readonly pools: readonly PoolCost[];
  readonly stacks: readonly StackCost[];
  readonly tokenRequestsPerMonth: number;
  readonly usdPerMonth: number;
  /** Worst first. */
  readonly quotas: readonly QuotaUse[];
}

export interface PoolCost extends Sum {
  /** Undefined for clients whose pool cannot be told. */
  readonly pool: Key | undefined;
  /** Absent when no stack here makes the pool. */
  readonly place?: Place;
  readonly clients: readonly ClientCost[];
  readonly resourceServers: number;
  readonly oauthScopes: number;
}

export interface StackCost extends Sum {
  readonly stack: string;
  readonly clients: number;
  readonly resourceServers: number;
  readonly oauthScopes: number;
  readonly routes: number;
}

interface Sum {
  readonly tokenRequestsPerMonth: number;
  readonly usdPerMonth: number;
}

export function costOf(model: Model, options: CostOptions = {}): Cost {
  const clients = clientCosts(model, options);
  return {
    pools: poolCosts(model, clients),
    stacks: model.stacks.map((stack) => stackCost(stack, model, clients)),
    ...sumOf(clients),
    quotas: quotaUses(model),
  };
}

function poolCosts({ userPools, resourceServers }: Model, clients: readonly ClientCost[]): PoolCost[] {
  const placeOfPool = new Map(userPools.map((pool) => [pool.pool, placeOf(pool)]));
  const clientsOf = byPool(clients);
  const serversOf = byPool(resourceServers);
  const pools = new Set([...placeOfPool.keys(), ...clientsOf.keys(), ...serversOf.keys()]);
  return [...pools].map((pool): PoolCost => {
    const place = pool === undefined ? undefined : placeOfPool.get(pool);
    const own = clientsOf.get(pool) ?? [];
    const servers = serversOf.get(pool) ?? [];
    return {
      pool,
      ...(place !== undefined && { place }),
      clients: own,
      resourceServers: servers.length,
      oauthScopes: servers.flatMap(({ oauthScopes }) => oauthScopes).length,
      ...sumOf(own),
    };
  });
}

function byPool<Noun extends { readonly pool: Key | undefined }>(
  nouns: readonly Noun[],
): ReadonlyMap<Key | undefined, readonly Noun[]> {
  const groups = new Map<Key | undefined, Noun[]>();
  for (const noun of nouns) {
    const group = groups.get(noun.pool);
    if (group === undefined) groups.set(noun.pool, [noun]);
    else group.push(noun);
  }
  return groups;
}

function stackCost(
  stack: string,
  { resourceServers, routes }: Model,
  clients: readonly ClientCost[],
): StackCost {
  const own = clients.filter((client) => client.stack === stack);
  const servers = resourceServers.filter((server) => server.stack === stack);
  return {
    stack,
    clients: own.length,
    resourceServers: servers.length,
    oauthScopes: servers.flatMap(({ oauthScopes }) => oauthScopes).length,
    routes: routes.filter((route) => route.stack === stack).length,
    ...sumOf(own),
  };
}

function sumOf(clients: readonly ClientCost[]): Sum {
  return {
    tokenRequestsPerMonth: clients.reduce((sum, client) => sum + client.tokenRequestsPerMonth, 0),
    usdPerMonth: clients.reduce((sum, client) => sum + client.usdPerMonth, 0),
  };
}
