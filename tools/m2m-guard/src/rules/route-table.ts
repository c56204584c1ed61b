/** Which route of an API answers a request, as far as it is known how AWS decides: the most specific one that takes the method. */
import { byApi, type Route } from '../model';

export interface RouteTable {
  readonly routes: readonly Route[];
  /** Methods that a path takes itself. */
  readonly methods: ReadonlyMap<string, ReadonlySet<string>>;
  /** Routes that answer for more than their own path and method, the most specific first. */
  readonly catchAlls: readonly Route[];
}

/** OPTIONS is left out: a preflight may be answered by anything. */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

const httpDefault = '$default';

/** One per API. Without a catch-all no request falls through. */
export function routeTables(routes: readonly Route[]): RouteTable[] {
  const readable = routes.filter(({ path, method }) => path !== '?' && method !== '?');
  return [...byApi(readable).values()].map(tableOf);
}

function tableOf(routes: readonly Route[]): RouteTable {
  const byPath = new Map<string, Set<string>>();
  for (const { path, method } of routes) byPath.set(path, (byPath.get(path) ?? new Set()).add(method));
  return {
    routes,
    methods: byPath,
    catchAlls: routes
      .filter((route) => route.method === 'ANY' || isGreedy(route))
      .toSorted((a, b) => specificity(b) - specificity(a)),
  };
}

/** Requests for the path of a route that neither it nor another route of the same path takes by name. */
export function fallThrough(
  route: Route,
  { methods: byPath, catchAlls }: RouteTable,
): { readonly method: string; readonly answeredBy: Route }[] {
  const taken = byPath.get(route.path);
  // A path that takes any method lets nothing through; of a greedy one only what is below it is known.
  if (route.method === 'ANY' || isGreedy(route)) return [];
  return methods
    .filter((method) => taken?.has(method) !== true)
    .flatMap((method) => {
      const answeredBy = catchAlls.find(
        (other) => (other.method === 'ANY' || other.method === method) && covers(other.path, route.path),
      );
      return answeredBy === undefined ? [] : [{ method, answeredBy }];
    });
}

function isGreedy({ path }: Route): boolean {
  return path === httpDefault || path.endsWith('+}');
}

/** A greedy variable stands for at least one part of a path. */
function covers(pattern: string, path: string): boolean {
  if (pattern === path || pattern === httpDefault) return true;
  const greedy = /^(.*\/)\{[^/}]+\+\}$/.exec(pattern)?.[1];
  return greedy !== undefined && path.startsWith(greedy) && path.length > greedy.length;
}

/** A longer path is more specific, and a path of its own before a greedy one; then a method by name. */
function specificity(route: Route): number {
  if (route.path === httpDefault) return -1;
  const parts = route.path.split('/').length;
  return parts * 4 + (isGreedy(route) ? 0 : 2) + (route.method === 'ANY' ? 0 : 1);
}
