/**
 * Method and path of a route, as API Gateway accepts them.
 */
import { ConstructPropsError, quote } from '@m2m/construct-props';
import type { IConstruct } from 'constructs';

/** OPTIONS is missing on purpose: preflights are answered by the CORS option, and demand no token. */
const routeMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'ANY'] as const;

/** ANY stands for every method that has no route of its own on the same path. */
export type RouteMethod = (typeof routeMethods)[number];

const segmentPattern = /^(?:[a-zA-Z0-9._:-]+|\{[a-zA-Z0-9._:-]+\+?\})$/;
const variablePattern = /^\{.*\}$/;

/** True for `{id}` and `{proxy+}`, which stand for whatever the caller writes there. */
export function isVariable(segment: string): boolean {
  return variablePattern.test(segment);
}

/** @throws ConstructPropsError when it is no method that a route can have */
export function checkRouteMethod(api: IConstruct, method: string): void {
  if (method === 'OPTIONS') {
    throw new ConstructPropsError(
      api,
      'method "OPTIONS" cannot be a route, because a preflight carries no token; set the cors option instead',
    );
  }
  if (!(routeMethods as readonly string[]).includes(method)) {
    throw new ConstructPropsError(
      api,
      `method ${quote(method)} is unknown; allowed are ${routeMethods.join(', ')}`,
    );
  }
}

/**
 * The segments of a path; none for `/`.
 *
 * @throws ConstructPropsError when API Gateway would refuse the path
 */
export function pathSegments(api: IConstruct, path: string): readonly string[] {
  const refuse = (problem: string) => new ConstructPropsError(api, `path ${quote(path)} ${problem}`);
  if (typeof path !== 'string' || !path.startsWith('/')) {
    throw refuse('does not start with a slash; allowed are paths such as /, /orders/{id} or /files/{proxy+}');
  }
  const segments = path === '/' ? [] : path.slice(1).split('/');
  const bad = segments.find((segment) => !segmentPattern.test(segment));
  if (bad !== undefined) {
    throw refuse(
      bad === ''
        ? 'has an empty segment; a path has single slashes and none at its end'
        : `has the segment ${quote(bad)}; allowed are letters, digits and ._:- or a variable such as {id} or {proxy+}`,
    );
  }
  const greedy = segments.findIndex((segment) => segment.endsWith('+}'));
  if (greedy !== -1 && greedy < segments.length - 1) {
    throw refuse(`goes on after ${quote(segments[greedy])}; a greedy variable takes the rest of the path`);
  }
  const names = segments.filter(isVariable).map((segment) => segment.replaceAll(/[{}+]/g, ''));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw refuse(`has the variable ${quote(twice)} twice; give each its own name`);
  }
  return segments;
}
