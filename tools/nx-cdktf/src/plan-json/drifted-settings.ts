/**
 * What drifted, as far as the stack has a say in it. A refresh also changes attributes that AWS computes (a pool learns
 * its domain once the domain is made) and turns "not set" into "empty"; neither is drift that anybody caused.
 */
import type { PlanJson, ResourceChange } from './plan-json';

export interface Drift {
  readonly address: string;
  /** Names of the changed settings; empty when the resource is gone. */
  readonly settings: readonly string[];
  readonly gone: boolean;
}

/** Set by the provider's default tags too, not by the resource alone. */
const alwaysOurs = 'tags_all';

/** @param configuredAt names of the arguments that the stack sets at an address */
export function driftedSettings(
  { resource_drift: drift }: PlanJson,
  configuredAt: (address: string) => readonly string[],
): Drift[] {
  return drift
    .map(({ address, change }) => ({
      address,
      gone: change.actions.includes('delete'),
      settings: [...configuredAt(address), alwaysOurs].filter((name) => isChanged(change, name)),
    }))
    .filter(({ gone, settings }) => gone || settings.length > 0)
    .map(({ address, gone, settings }) => ({ address, gone, settings: gone ? [] : settings }));
}

function isChanged({ before, after }: ResourceChange['change'], name: string): boolean {
  return canonical(before?.[name]) !== canonical(after?.[name]);
}

/** Null, "", [], {} and a list or object of nothing else are the same to AWS. Keys have no order. */
function canonical(value: unknown): string {
  return JSON.stringify(withoutEmpty(value)) ?? '';
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.map(withoutEmpty).filter((item) => item !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value)
      .map(([key, item]) => [key, withoutEmpty(item)] as const)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
  }
  return value === null || value === '' ? undefined : value;
}
