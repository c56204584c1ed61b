/**
 * What a plan would change, without everything that may differ between two plans of the same change: attributes that stay as
 * they are, marks, drift, checks, timestamps.
 *
 * Of an ending resource only its identity counts: the same thing would be destroyed, whatever happened to it meanwhile.
 */
import {
  anyMarked,
  changedNames,
  decodeAction,
  marksOf,
  verbs,
  type Plan,
  type PlannedChange,
} from '../plan-json';

export interface WouldChange {
  /** With the deposed key, because several objects can have one address. */
  readonly address: string;
  /** Terraform's own verbs. */
  readonly action: string;
  /** Secrets included: only ever to be put into an HMAC. */
  readonly content: unknown;
}

/** Sorted by address. */
export function whatWouldChange(plan: Plan): WouldChange[] {
  const resources = (plan.resource_changes ?? []).filter((planned) => decodeAction(planned) !== 'no-op');
  const outputs = Object.entries(plan.output_changes ?? {}).filter(
    ([, { actions }]) => verbs(actions) !== 'no-op',
  );
  return [
    ...resources.map(resource),
    ...outputs.map(([name, { actions, before, after, after_unknown }]) => ({
      address: `output.${name}`,
      action: verbs(actions),
      content: { before, after, unknown: after_unknown },
    })),
  ].sort((a, b) => (a.address < b.address ? -1 : 1));
}

function resource(planned: PlannedChange): WouldChange {
  const { address, deposed, previous_address, change } = planned;
  return {
    address: deposed === undefined ? address : `${address} (deposed ${deposed})`,
    action: verbs(change.actions),
    content: {
      identity: change.before?.['id'] ?? null,
      movedFrom: previous_address ?? null,
      importId: change.importing?.id ?? null,
      attributes: change.after === null || change.after === undefined ? null : attributesOf(planned),
    },
  };
}

function attributesOf(planned: PlannedChange): unknown {
  const { before, after, after_unknown } = planned.change;
  const names = new Set([...changedNames(planned), ...unknownNames(after_unknown)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const unknown = marksOf(after_unknown, name) ?? false;
      return [name, { before: valueBefore(before?.[name], unknown), after: after?.[name] ?? null, unknown }];
    }),
  );
}

/** What AWS computed is computed anew, whatever it was: some of it changes by itself between two plans. */
function valueBefore(before: unknown, unknown: unknown): unknown {
  return unknown === true ? null : (before ?? null);
}

function unknownNames(unknown: unknown): string[] {
  return typeof unknown === 'object' && unknown !== null
    ? Object.keys(unknown).filter((name) => anyMarked(marksOf(unknown, name)))
    : [];
}
