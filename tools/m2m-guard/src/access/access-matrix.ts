/**
 * Who may call what: one row per route, one column per client, over all stacks whose APIs accept the same user pools.
 * `client_id` is not looked at by AWS: a client of one API that holds a scope of another one reaches it. Here it shows.
 */
import {
  declaredScopes,
  isMachine,
  labelOf,
  type Authorizer,
  type Client,
  type Key,
  type Model,
  type Route,
} from '../model';
import { callerOf, RouteDecision, type AccessContext, type Caller } from './access-decision';
import type { Answer, Decision } from './decisions';
import { poolGroups, poolsOfRoutes } from './pool-groups';
import { tokenHeaderOf } from './token-header';

export interface AccessMatrix {
  /** Pools that the rows or columns belong to; none for routes of APIs that accept no pool. */
  readonly pools: readonly Key[];
  /** The pools as people know them; the same in every stage. */
  readonly poolLabels: readonly string[];
  readonly clients: readonly AccessColumn[];
  readonly routes: readonly AccessRow[];
}

export interface AccessColumn {
  readonly client: Client;
  /** As people know it; the same in every stage, and no other column has it. */
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
  /** The header that a token is taken from, in lower case. */
  readonly tokenHeader: string;
  /** What is answered when there is no token. */
  readonly withoutToken: Decision;
  /** One per client, in the order of the columns. */
  readonly answers: readonly Answer[];
  /** The same with their reasons. */
  readonly decisions: readonly Decision[];
}

/** One matrix per group of pools that some API accepts together, in the order of the stacks. */
export function accessMatrices(model: Model): AccessMatrix[] {
  const rows = new RowReader(model);
  const poolsOf = poolsOfRoutes(model.authorizers);
  const poolOfRoute = new Map(model.routes.map((route) => [route, poolsOf(route)]));
  const groups = poolGroups(model);
  const machines = model.clients.filter(isMachine);
  const poolLabels = new Map(model.userPools.map((userPool) => [userPool.pool, labelOf(userPool)]));
  const matrix = (pools: ReadonlySet<Key>, clients: readonly Client[], routes: readonly Route[]) => {
    const callers = rows.callers(clients);
    return {
      pools: [...pools],
      poolLabels: [...pools].map((pool) => poolLabels.get(pool) ?? pool),
      clients: columnsOf(clients),
      routes: routes.map((route) => rows.row(route, callers)),
    };
  };
  const accepting = groups.map((pools) =>
    matrix(
      pools,
      machines.filter(({ pool }) => pool === undefined || pools.has(pool)),
      model.routes.filter((route) => {
        const accepted = poolOfRoute.get(route) ?? [];
        return accepted === 'any' || accepted.some((pool) => pools.has(pool));
      }),
    ),
  );
  const shown = new Set(accepting.flatMap(({ routes }) => routes.map(({ route }) => route)));
  const others = model.routes.filter((route) => !shown.has(route));
  const callers = groups.length === 0 ? machines : [];
  return others.length + callers.length === 0
    ? accepting
    : [...accepting, matrix(new Set(), callers, others)];
}

class RowReader {
  private readonly authorizers: ReadonlyMap<Key, Authorizer>;
  private readonly apiLabels: ReadonlyMap<Key, string>;
  private readonly context: AccessContext;

  constructor(model: Model) {
    this.authorizers = new Map(model.authorizers.map((authorizer) => [authorizer.authorizer, authorizer]));
    this.apiLabels = new Map(model.apis.map((api) => [api.api, labelOf(api)]));
    const declared = declaredScopes(model);
    this.context = {
      authorizer: (key) => this.authorizers.get(key),
      declared: (pool) => declared.get(pool) ?? new Set(),
      allRead: model.notRead.length === 0,
    };
  }

  callers(clients: readonly Client[]): Caller[] {
    return clients.map((client) => callerOf(client, this.context));
  }

  row(route: Route, callers: readonly Caller[]): AccessRow {
    const authorizer = this.authorizers.get(route.authorizer ?? '');
    const decision = new RouteDecision(route, this.context);
    const decisions = callers.map((caller) => decision.for(caller));
    return {
      route,
      stack: route.stack,
      label: `${route.method} ${route.path}`,
      api: this.apiLabels.get(route.api ?? '') ?? labelOf(route),
      open: route.authorization === 'NONE',
      tokenHeader: (authorizer && tokenHeaderOf(authorizer)) ?? 'authorization',
      withoutToken: decision.withoutToken,
      answers: decisions.map(({ answer }) => answer),
      decisions,
    };
  }
}

/** Instances of one block share a construct path. */
function columnsOf(clients: readonly Client[]): AccessColumn[] {
  const uses = new Map<string, number>();
  for (const label of clients.map(labelOf)) uses.set(label, (uses.get(label) ?? 0) + 1);
  return clients.map((client) => {
    const label = labelOf(client);
    return { client, label: uses.get(label) === 1 ? label : `${label} (${client.address})` };
  });
}
