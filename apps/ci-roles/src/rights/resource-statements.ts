/** The table of rights as statements of a policy: one for each place and guard, in a fixed order. */
import type { Stage } from '@m2m/stages';
import { type Guard, guardsOf } from './guarded-actions';
import { arnPatterns, type Place } from './places';
import type { Statement } from './policy-document';
import { type Actions, resourceRights } from './resource-rights';

/** What planning the stacks reads. */
export function readStatements(stage: Stage, stacks: readonly string[]): Statement[] {
  const rows = Object.values(resourceRights).map(({ read }) => read);
  return byPlace(rows).map(([place, actions]) => statement('Read', place, actions, stage, stacks));
}

/** What deploying the stacks changes. */
export function writeStatements(stage: Stage, stacks: readonly string[]): Statement[] {
  const rows = Object.values(resourceRights).flatMap(({ write }) => (write === 'by a person' ? [] : [write]));
  const written = byPlace(rows).flatMap(([place, actions]) =>
    guarded(actions, guardsOf(stage)).map(({ verb, actions: ofGuard, condition }) => ({
      ...statement(verb, place, ofGuard, stage, stacks),
      ...(condition !== undefined && { Condition: condition }),
    })),
  );
  return stage.customDomain === undefined ? written : [...written, customDomain];
}

/** Cognito serves a domain of one's own by CloudFront, and asks its caller for this right on any distribution. */
const customDomain: Statement = {
  Sid: 'WriteCustomDomain',
  Effect: 'Allow',
  Action: ['cloudfront:UpdateDistribution'],
  Resource: ['*'],
};

function byPlace(rows: readonly Actions[]): [Place, string[]][] {
  const actions = new Map<Place, Set<string>>();
  for (const [place, ofRow] of rows.flatMap((row) => Object.entries(row) as [Place, readonly string[]][])) {
    actions.set(place, new Set([...(actions.get(place) ?? []), ...ofRow]));
  }
  return [...actions]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([place, ofPlace]) => [place, [...ofPlace].sort()]);
}

/** Actions under the guard that they need; those that need none come first. */
function guarded(
  actions: readonly string[],
  guards: readonly Guard[],
): (Omit<Guard, 'condition'> & Partial<Guard>)[] {
  const needsGuard = (action: string): boolean => guards.some((guard) => guard.actions.includes(action));
  return [
    { verb: 'Write', actions: actions.filter((action) => !needsGuard(action)) },
    ...guards.map((guard) => ({
      ...guard,
      actions: actions.filter((action) => guard.actions.includes(action)),
    })),
  ].filter((group) => group.actions.length > 0);
}

function statement(
  verb: string,
  place: Place,
  actions: readonly string[],
  stage: Stage,
  stacks: readonly string[],
): Statement {
  return {
    Sid: `${verb}${place.charAt(0).toUpperCase()}${place.slice(1)}`,
    Effect: 'Allow',
    Action: actions,
    Resource: arnPatterns(place, stage, stacks),
  };
}
