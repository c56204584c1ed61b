/** Which route of an API a request reaches, and how a request for a route looks: path templates, both ways. */
import type { Route } from './deployed-api';

/** Stands for any path parameter where a request has to be made up. */
export const samplePathSegment = 'sample';

const parameter = /^\{[^}+]+\}$/;
const greedyParameter = /^\{[^}]+\+\}$/;

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

/** True when the path is one that the template stands for. A trailing slash is ignored, as API Gateway does. */
export function matchesPath(template: string, path: string): boolean {
  const given = segmentsOf(path);
  const wanted = segmentsOf(template);
  return wanted.every((segment, index) =>
    greedyParameter.test(segment)
      ? given.length > index
      : parameter.test(segment)
        ? given[index] !== undefined
        : given[index] === segment,
  )
    ? given.length === wanted.length || greedyParameter.test(wanted.at(-1) ?? '')
    : false;
}

/**
 * The route that answers a request: the most specific path, and on one path the method itself before ANY.
 * A method that the most specific path does not have falls through to the next one.
 */
export function routeOf(routes: readonly Route[], method: string, path: string): Route | undefined {
  return routes
    .filter((route) => (route.method === method || route.method === 'ANY') && matchesPath(route.path, path))
    .sort((a, b) => compareSpecificity(a, b))
    .at(0);
}

function compareSpecificity(a: Route, b: Route): number {
  const [left, right] = [rank(a), rank(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** One letter per segment, literal before parameter before greedy, and last whether the method is named. */
function rank({ path, method }: Route): string {
  const kinds = segmentsOf(path).map((segment) =>
    greedyParameter.test(segment) ? 'c' : parameter.test(segment) ? 'b' : 'a',
  );
  return `${kinds.join('')}|${method === 'ANY' ? 'b' : 'a'}`;
}

/** A path that the template stands for. */
export function samplePath(template: string): string {
  return template.replaceAll(/\{[^}]+\}/g, samplePathSegment);
}

/** A method that the route answers. */
export function sampleMethod({ method }: Pick<Route, 'method'>): string {
  return method === 'ANY' ? 'GET' : method;
}

/** Methods whose requests carry a body. */
export function carriesBody(method: string): boolean {
  return ['POST', 'PUT', 'PATCH'].includes(method);
}
