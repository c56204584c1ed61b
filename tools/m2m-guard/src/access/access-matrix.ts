/**
 * Who may call what: one row per route, one column per client, over all stacks whose APIs accept the same user pools.
 * `client_id` is not looked at by AWS: a client of one API that holds a scope of another one reaches it. Here it shows.
 */
import {
  declaredScopes,
  isMachine,
  labelOf,
  type Api,
  type Authorizer,
  type Client,
  type Key,
  type Model,
  type Route,
} from '../model';
import { answerTo, type AccessContext, type Answer } from './access-decision';
import { poolGroups } from './pool-groups';

export interface AccessMatrix {
  /** Pools that the rows or columns belong to; none for routes of APIs that accept no pool. */
  readonly pools: readonly Key[];
  readonly clients: readonly AccessColumn[];
  readonly routes: readonly AccessRow[];
}

export interface AccessColumn {
  readonly client: Client;
  /** As people know it; the same in every stage. */
  readonly label: string;
}

export interface AccessRow {
  readonly route: Route;
  readonly stack: string;
  /** `GET /echo`. */
  readonly label: string;
  /** The API as people know it. */
  readonly api: string;
  /** True when anybody gets through, with or without a token. */
  readonly open: boolean;
  /** One per client, in the order of the columns. */
  readonly answers: readonly Answer[];
}

/** One matrix per group of pools that some API accepts together, in the order of the stacks. */
export function accessMatrices(model: Model): AccessMatrix[] {
  const authorizers = new Map(model.authorizers.map((authorizer) => [authorizer.authorizer, authorizer]));
  const apis = new Map(model.apis.map((api) => [api.api, api]));
  const declared = declaredScopes(model);
  const context: AccessContext = {
    authorizer: (key) => authorizers.get(key),
    declared: (pool) => declared.get(pool) ?? new Set(),
  };
  const groups = poolGroups(model);
  const machines = model.clients.filter(isMachine);
  return groups.map((pools) => {
    const clients = machines
      .filter(({ pool }) => pool !== undefined && pools.has(pool))
      .map((client) => ({ client, label: labelOf(client) }));
    const routes = model.routes
      .filter((route) => belongsTo(route, pools, model.authorizers))
      .map((route) => rowOf(route, clients, apis, context));
    return { pools: [...pools], clients, routes };
  });
}

function belongsTo(route: Route, pools: ReadonlySet<Key>, authorizers: readonly Authorizer[]): boolean {
  const accepted = poolsOf(route, authorizers);
  return accepted.length === 0 ? pools.size === 0 : accepted.some((pool) => pools.has(pool));
}

/** Those of its authorizer; an open route stands beside the other routes of its API. */
function poolsOf(route: Route, authorizers: readonly Authorizer[]): Key[] {
  const own = authorizers.filter(({ authorizer }) => authorizer === route.authorizer);
  const ofApi = authorizers.filter(({ api }) => api !== undefined && api === route.api);
  return (own.length > 0 ? own : ofApi).flatMap(({ pools }) => pools);
}

function rowOf(
  route: Route,
  columns: readonly AccessColumn[],
  apis: ReadonlyMap<Key, Api>,
  context: AccessContext,
): AccessRow {
  const api = route.api === undefined ? undefined : apis.get(route.api);
  return {
    route,
    stack: route.stack,
    label: `${route.method} ${route.path}`,
    api: labelOf(api ?? route),
    open: route.authorization === 'NONE',
    answers: columns.map(({ client }) => answerTo(client, route, context)),
  };
}
