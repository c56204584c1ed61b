/** One side of the comparison: who may call what, over all stacks, by names that mean the same on the other side. */
import { accessMatrices, type Decision, type Model, type Place } from '@m2m/m2m-guard';

/** Equal for the same caller, or the same route, on both sides. */
export type Id = string;

export interface SideRoute extends Place {
  readonly id: Id;
  readonly open: boolean;
}

export interface AccessSide {
  readonly clients: ReadonlyMap<Id, Place>;
  readonly routes: ReadonlyMap<Id, SideRoute>;
  /** Of routes that are not open, by route and client; refusals, which are most of them, are left out. */
  readonly decisions: ReadonlyMap<Id, ReadonlyMap<Id, Decision>>;
}

export function accessSide(model: Model): AccessSide {
  const clients = new Map<Id, Place>();
  const routes = new Map<Id, SideRoute>();
  const decisions = new Map<Id, Map<Id, Decision>>();
  for (const matrix of accessMatrices(model)) {
    const ids = matrix.clients.map(({ client }) => client.client);
    matrix.clients.forEach(({ client }) => clients.set(client.client, client));
    for (const { route, open, decisions: row } of matrix.routes) {
      if (isPreflight(route)) continue;
      const id = routeId(route);
      routes.set(id, { id, stack: route.stack, address: route.address, open });
      if (open) continue;
      const known = decisions.get(id) ?? new Map<Id, Decision>();
      row.forEach((decision, index) => {
        const { answer } = decision;
        if (answer === 'ALLOW' || answer === 'unknown') known.set(ids[index] ?? '', decision);
      });
      decisions.set(id, known);
    }
  }
  return { clients, routes, decisions };
}

/** A route is its method and path in its API: a resource under another address that answers the same call is no news. */
function routeId(route: Model['routes'][number]): Id {
  const { api, method, path, stack, address } = route;
  return api === undefined || path === '?' || method === '?'
    ? JSON.stringify([stack, address])
    : JSON.stringify([api, method, path]);
}

/** A browser sends it without a token, always. */
function isPreflight({ method, authorization }: Model['routes'][number]): boolean {
  return method === 'OPTIONS' && authorization === 'NONE';
}
