/**
 * The table of rights as statements of a policy: one for each place and guard, in a fixed order. Rights on what is named
 * after a stack are apart from those that all stacks share.
 */
import type { Stage } from '@m2m/stages';
import { type Guard, guardsOf } from './guarded-actions';
import { arnPatterns, isPlaceOfStack, type Place } from './places';
import type { Statement } from './policy-document';
import { type Actions, resourceRights } from './resource-rights';

/** What planning reads of the things that are named after these stacks. */
export function readStatements(stage: Stage, stacks: readonly string[]): Statement[] {
  return reading(isPlaceOfStack, stage, stacks);
}

/** What planning reads of the things that AWS names. */
export function sharedReadStatements(stage: Stage): Statement[] {
  return reading((place) => !isPlaceOfStack(place), stage, []);
}

/** What deploying changes of the things that are named after these stacks. */
export function writeStatements(stage: Stage, stacks: readonly string[]): Statement[] {
  return writing(isPlaceOfStack, stage, stacks);
}

/** What deploying changes of the things that AWS names. */
export function sharedWriteStatements(stage: Stage): Statement[] {
  const written = writing((place) => !isPlaceOfStack(place), stage, []);
  return stage.customDomain === undefined ? written : [...written, customDomain];
}

/** Cognito serves a domain of one's own by CloudFront, and asks its caller for this right on any distribution. */
const customDomain: Statement = {
  Sid: 'WriteCustomDomain',
  Effect: 'Allow',
  Action: ['cloudfront:UpdateDistribution'],
  Resource: ['*'],
};

type PlaceFilter = (place: Place) => boolean;

function reading(isWanted: PlaceFilter, stage: Stage, stacks: readonly string[]): Statement[] {
  const rows = Object.values(resourceRights).map(({ read }) => read);
  return byPlace(rows, isWanted).map(([place, actions]) => statement('Read', place, actions, stage, stacks));
}

function writing(isWanted: PlaceFilter, stage: Stage, stacks: readonly string[]): Statement[] {
  const rows = Object.values(resourceRights).flatMap(({ write }) => (write === 'by a person' ? [] : [write]));
  return byPlace(rows, isWanted).flatMap(([place, actions]) =>
    guarded(actions, guardsOf(stage)).map(({ verb, actions: ofGuard, condition }) => ({
      ...statement(verb, place, ofGuard, stage, stacks),
      ...(condition !== undefined && { Condition: condition }),
    })),
  );
}

function byPlace(rows: readonly Actions[], isWanted: PlaceFilter): [Place, string[]][] {
  const actions = new Map<Place, Set<string>>();
  for (const [place, ofRow] of rows.flatMap((row) => Object.entries(row) as [Place, readonly string[]][])) {
    actions.set(place, new Set([...(actions.get(place) ?? []), ...ofRow]));
  }
  return [...actions]
    .filter(([place]) => isWanted(place))
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
