/**
 * Refuses a plan that replaces, destroys or forgets what callers depend on, unless each such address is named. Naming an
 * address that is not touched is refused too: it is a typing mistake, or a plan that is not the expected one.
 */
import type { PlannedAction, PlannedChange } from '../progress';
import { consequences, protectedTypes } from './protected-resources';

const dangerous: Partial<Record<PlannedAction, string>> = {
  replace: 'would be replaced',
  delete: 'would be destroyed',
  remove: 'would be forgotten: it goes on existing, but nothing of this workspace knows it any more',
};

export interface DangerCheck {
  readonly changes: readonly PlannedChange[];
  /** Addresses named by `--allow-destroy`. */
  readonly allowed: readonly string[];
  /** Construct path and address of a resource. */
  readonly placeOf: (address: string) => string;
  /** The command that deploys, to which the missing options are added. */
  readonly command: string;
}

/** Why the plan must not be applied, as lines; empty when it may be. */
export function refusals({ changes, allowed, placeOf, command }: DangerCheck): string[] {
  const dangers = changes.filter(isDangerous);
  const touched = new Set(dangers.map(({ resource }) => resource.addr));
  const unnamed = dangers.filter(({ resource }) => !allowed.includes(resource.addr));
  const untouched = allowed.filter((address) => !touched.has(address));
  return [
    ...unnamed.map((change) => describe(change, placeOf)),
    ...(unnamed.length === 0
      ? []
      : [
          `  nothing was applied; if this is what you want, name each of them: ${command} ${options(dangers)}`,
        ]),
    ...untouched.map(
      (address) =>
        `--allow-destroy=${address}: this plan neither replaces nor destroys a protected resource of that address; ` +
        'nothing was applied, correct the address or leave it out',
    ),
  ];
}

export function isDangerous({ action, resource }: PlannedChange): boolean {
  return protectedTypes.has(resource.resource_type) && dangerous[action] !== undefined;
}

function describe({ action, reason, resource }: PlannedChange, placeOf: DangerCheck['placeOf']): string {
  const because = reason === undefined ? '' : ` (${reason.replaceAll('_', ' ')})`;
  return `${placeOf(resource.addr)} ${dangerous[action] ?? action}${because}: ${consequences[resource.resource_type] ?? ''}`;
}

function options(dangers: readonly PlannedChange[]): string {
  return dangers.map(({ resource }) => `--allow-destroy='${resource.addr}'`).join(' ');
}
