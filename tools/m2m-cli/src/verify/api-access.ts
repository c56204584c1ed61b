/**
 * Who may call a deployed API, by the access matrix of its synthesized stack, and with whose credentials that can be tried.
 *
 * The matrix knows a client by its block in the stack, a deployed stack by the name in its output `clients`. The output's own
 * expression joins them: its `client_id` refers to the block.
 */
import { accessMatrices, type AccessRow, type Decision, type Model } from '@m2m/m2m-guard';
import type { Client, DeployedApi, DeployedClients } from '../api/deployed-api';

export interface ApiAccess {
  readonly routes: readonly RouteAccess[];
  /** What is deployed and not in the synthesized stack, as people know it: `route GET /old`. */
  readonly unknown: readonly string[];
}

export interface RouteAccess {
  /** `GET`, `ANY`. */
  readonly method: string;
  /** As in API Gateway: `/orders/{id}`. */
  readonly path: string;
  readonly oauthScopes: readonly string[];
  readonly isOpen: boolean;
  readonly withoutToken: Decision;
  /** In lower case. */
  readonly tokenHeader: string;
  /** Why it cannot be called from here. */
  readonly notTestable?: string;
  /** One per client of the user pool, in the order of the matrix. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly decision: Decision;
  readonly caller: Caller | { readonly label: string; readonly notTestable: string };
}

/** A client whose credentials are at hand. */
export interface Caller {
  /** As people know it: the name in the output of the API's own stack, else the construct. */
  readonly name: string;
  readonly client: Client;
  readonly of: DeployedClients;
}

/** Clients of other stacks; undefined for one that is not deployed. */
export type OtherStacks = ReadonlyMap<string, DeployedClients | 'no clients' | undefined>;

/** The other stacks whose clients stand in the columns of the API. */
export function callingStacks(model: Model, stack: string): string[] {
  const stacks = rowsOf(model, stack).flatMap(({ clients }) => clients.map(({ client }) => client.stack));
  return [...new Set(stacks)].filter((other) => other !== stack);
}

export function apiAccess(model: Model, api: DeployedApi, others: OtherStacks): ApiAccess {
  const deployed: OtherStacks = new Map([...others, [api.stack, api]]);
  const served = servedApis(model, api.stack);
  const callers = new Map<string, Cell['caller']>();
  const routes = rowsOf(model, api.stack).map(({ row, clients }): RouteAccess => {
    const { route, decisions, open, withoutToken, tokenHeader } = row;
    const cells = decisions.flatMap((decision, column) =>
      clients.slice(column, column + 1).map(({ client, label }): Cell => {
        const caller = callers.get(client.client) ?? callerOf(client, label, model, api.stack, deployed);
        callers.set(client.client, caller);
        return { decision, caller };
      }),
    );
    const isServed = route.api !== undefined && served.has(route.api);
    return {
      method: route.method,
      path: route.path,
      oauthScopes: route.oauthScopes.known,
      isOpen: open,
      withoutToken,
      tokenHeader,
      ...(!isServed && { notTestable: 'the output api_url is not the URL of its API' }),
      ...(!route.path.startsWith('/') && { notTestable: 'its path cannot be told' }),
      cells,
    };
  });
  return { routes, unknown: unknownIn(api, routes, [...callers.values()]) };
}

function rowsOf(model: Model, stack: string) {
  return accessMatrices(model).flatMap(({ routes, clients }) =>
    routes.filter((row) => row.stack === stack).map((row: AccessRow) => ({ row, clients })),
  );
}

/** APIs that the output `api_url` leads to: it refers to one of their stages. */
function servedApis({ outputs, apiStages, apis }: Model, stack: string): Set<string> {
  const output = outputs.find((one) => one.stack === stack && one.name === 'api_url');
  const referred = new Set(output?.refersTo);
  const stages = apiStages.filter((stage) => referred.has(`${stage.stack}:${stage.address}`));
  return new Set([
    ...stages.flatMap(({ api }) => (api === undefined ? [] : [api])),
    ...apis.map(({ api }) => api).filter((api) => referred.has(api)),
  ]);
}

type ModelClient = Model['clients'][number];

function callerOf(
  { client: key, stack }: ModelClient,
  label: string,
  { outputs }: Model,
  ownStack: string,
  deployed: OtherStacks,
): Cell['caller'] {
  const of = deployed.get(stack);
  if (of === undefined) return { label, notTestable: `${stack} is not deployed` };
  const output = outputs.find((one) => one.stack === stack && one.name === 'clients');
  const named = output?.clientIds.find(({ client, path }) => client === key && path[1] === 'client_id');
  if (named === undefined || of === 'no clients') {
    return { label, notTestable: `the output clients of ${stack} does not name it` };
  }
  const client = of.clients.find(({ name }) => name === named.path[0]);
  return client === undefined
    ? { label, notTestable: `${stack} was deployed without it; deploy it again` }
    : { name: stack === ownStack ? client.name : label, client, of };
}

function unknownIn(
  api: DeployedApi,
  routes: readonly RouteAccess[],
  callers: readonly Cell['caller'][],
): string[] {
  const names = callers.flatMap((caller) =>
    'client' in caller && caller.of.stack === api.stack ? [caller.name] : [],
  );
  return [
    ...api.routes
      .filter(({ method, path }) => !routes.some((route) => route.method === method && route.path === path))
      .map(({ method, path }) => `route ${method} ${path}`),
    ...api.clients.filter(({ name }) => !names.includes(name)).map(({ name }) => `client ${name}`),
  ];
}
