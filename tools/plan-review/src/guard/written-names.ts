/**
 * Names of clients and routes as the code writes them. A plan holds the same names, but there a value may come from a
 * sensitive variable; the code of a pull request is public to whoever reads its review. What the code does not write is
 * called by its Terraform address.
 */
import type { Model, Place } from '@m2m/m2m-guard';

export interface WrittenNames {
  readonly client: (place: Place) => string | undefined;
  /** `GET /echo` */
  readonly route: (place: Place) => string | undefined;
}

/** @param models the first one that writes a name wins */
export function writtenNames(...models: readonly Model[]): WrittenNames {
  const clients = new Map<string, string>();
  const routes = new Map<string, string>();
  for (const model of models.toReversed()) {
    for (const client of model.clients) {
      if (typeof client.name === 'string') clients.set(keyOf(client), client.name);
    }
    for (const route of model.routes) {
      if (route.path !== '?' && route.method !== '?')
        routes.set(keyOf(route), `${route.method} ${route.path}`);
    }
  }
  return {
    client: (place) => clients.get(keyOf(place)),
    route: (place) => routes.get(keyOf(place)),
  };
}

function keyOf({ stack, address }: Place): string {
  return JSON.stringify([stack, address]);
}
