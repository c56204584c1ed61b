/**
 * Does the real plan keep what its preview promised?
 *
 * A stack whose upstream was not applied yet was reviewed as a preview: some values unknown. Its digest can never equal the
 * one of the real plan. So deploy makes the preview once more, compares that with the reviewed digest, and then asks here
 * whether the real plan differs from it only where the preview said "known after apply". Both plans are in memory by then;
 * nothing of the review has to hold a value.
 */
import {
  decodeAction,
  differInSubstance,
  marksOf,
  type DecodedAction,
  type Plan,
  type PlannedChange,
} from '../plan-json';
import { isPreviewHelper } from '../review/preview-helper';

/** One line per broken promise; empty when the real plan does what the preview showed. */
export function previewDifference(preview: Plan, real: Plan): string[] {
  const promised = byPlace(preview);
  const kept = byPlace(real);
  const places = [...new Set([...promised.keys(), ...kept.keys()])].sort();
  return [
    ...places.flatMap((place) => changeDifference(place, promised.get(place), kept.get(place))),
    ...outputDifference(preview, real),
  ];
}

function byPlace({ resource_changes = [] }: Plan): Map<string, PlannedChange> {
  const changes = resource_changes.filter(({ address }) => !isPreviewHelper(address));
  return new Map(
    changes.map((change) => [
      change.deposed === undefined ? change.address : `${change.address} (deposed ${change.deposed})`,
      change,
    ]),
  );
}

/** A plan lists what stays as it is, too: what it does not list does not exist. */
type Outcome = DecodedAction | 'absent';

/**
 * What an action can turn into once the unknown is known. A read that was deferred happens during the real plan. What stood on
 * something of the upstream may have gone with it: then only the new one is left to make, or nothing is left to delete.
 */
const outcomes: Partial<Record<Outcome, readonly Outcome[]>> = {
  absent: ['absent', 'no-op'],
  'no-op': ['absent', 'no-op'],
  replace: ['replace', 'update', 'no-op', 'create'],
  delete: ['delete', 'absent'],
  update: ['update', 'no-op'],
  read: ['read', 'no-op', 'absent'],
};

function changeDifference(
  place: string,
  promised: PlannedChange | undefined,
  kept: PlannedChange | undefined,
): string[] {
  const before = promised === undefined ? 'absent' : decodeAction(promised);
  const now = kept === undefined ? 'absent' : decodeAction(kept);
  if (!(outcomes[before] ?? [before]).includes(now)) {
    return [`${place}: the preview showed ${told(before)}, the plan says ${told(now)}`];
  }
  if (promised === undefined || kept === undefined || before === 'read' || before === 'no-op') {
    return [];
  }
  return brokenAttributes(promised, kept).map((name) => `${place}: ${name} is not what the preview showed`);
}

function told(outcome: Outcome): string {
  return outcome === 'absent' || outcome === 'no-op' ? 'no change' : outcome;
}

function brokenAttributes({ change: promised }: PlannedChange, { change: kept }: PlannedChange): string[] {
  const names = new Set([...Object.keys(promised.after ?? {}), ...Object.keys(kept.after ?? {})]);
  return [...names].filter(
    (name) => !keeps(promised.after?.[name], marksOf(promised.after_unknown, name), kept.after?.[name]),
  );
}

function outputDifference(preview: Plan, real: Plan): string[] {
  const promised = preview.output_changes ?? {};
  const kept = real.output_changes ?? {};
  const names = [...new Set([...Object.keys(promised), ...Object.keys(kept)])].sort();
  return names
    .filter((name) => !keeps(promised[name]?.after, promised[name]?.after_unknown, kept[name]?.after))
    .map((name) => `output.${name} is not what the preview showed`);
}

/** True when a value is what was promised, wherever something was promised. */
function keeps(promised: unknown, unknown: unknown, kept: unknown): boolean {
  if (unknown === true) {
    return true;
  }
  if (!isContainer(promised) || !isContainer(kept) || !isContainer(unknown)) {
    return !differInSubstance(promised, kept);
  }
  const keys = new Set([...Object.keys(promised), ...Object.keys(unknown), ...Object.keys(kept)]);
  return [...keys].every((key) => keeps(promised[key], unknown[key], kept[key]));
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
