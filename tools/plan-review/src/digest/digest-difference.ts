/** What differs between the reviewed digest and the one of now, in words, for the person whose deployment stops. */
import type { StackDigest } from '../review/model';

/** One line per difference; empty exactly when both stand for the same deployment. */
export function digestDifference(reviewed: StackDigest, now: StackDigest): string[] {
  if (reviewed.keyId !== now.keyId) {
    return [
      'reviewed with another key: set PLAN_REVIEW_KEY to the key of the review, or review again on this machine',
    ];
  }
  const lines = [
    ...changeLines(reviewed, now),
    ...partLines('asset', byName(reviewed.assets, 'path'), byName(now.assets, 'path')),
    ...partLines(
      'contract parameter',
      byName(reviewed.contractPins, 'name'),
      byName(now.contractPins, 'name'),
    ),
    ...(reviewed.lock === now.lock ? [] : ['changed since review: .terraform.lock.hcl']),
  ];
  return lines.length === 0 && reviewed.total !== now.total
    ? ['the review is of another stack or stage, or was altered']
    : lines;
}

const signs: Readonly<Record<string, string>> = {
  create: '+',
  delete: '-',
  update: '~',
  'delete, create': '-/+',
  'create, delete': '+/-',
  read: '<=',
};

function changeLines(reviewed: StackDigest, now: StackDigest): string[] {
  const old = byName(reviewed.changes, 'address');
  const current = byName(now.changes, 'address');
  const told = (change: { action: string; address: string }) =>
    `${signs[change.action] ?? change.action} ${change.address}`;
  return [
    ...now.changes.filter(({ address }) => !old.has(address)).map((it) => `new since review: ${told(it)}`),
    ...reviewed.changes
      .filter(({ address }) => !current.has(address))
      .map((it) => `gone since review: ${told(it)}`),
    ...now.changes
      .filter(({ address, digest }) => old.has(address) && old.get(address)?.digest !== digest)
      .map((it) => `changed since review: ${told(it)}`),
  ];
}

function partLines(
  what: string,
  old: ReadonlyMap<string, { digest: string }>,
  current: ReadonlyMap<string, { digest: string }>,
): string[] {
  return [...new Set([...old.keys(), ...current.keys()])].sort().flatMap((name) => {
    if (old.get(name)?.digest === current.get(name)?.digest) {
      return [];
    }
    const verb = !old.has(name) ? 'new' : current.has(name) ? 'changed' : 'gone';
    return [`${verb} since review: ${what} ${name}`];
  });
}

function byName<K extends string, T extends Record<K, string>>(
  entries: readonly T[],
  key: K,
): Map<string, T> {
  return new Map(entries.map((entry) => [entry[key], entry]));
}
