/**
 * The resource that a preview puts in front of the contract parameters that nobody can know yet. Its id is known after apply,
 * and so is everything that is read by it. It exists in the scratch folder of the preview alone.
 */
import type { Plan } from '../plan-json';

export const previewHelper = { type: 'terraform_data', name: 'upstream_pending' } as const;

export function isPreviewHelper(address: string): boolean {
  return address === `${previewHelper.type}.${previewHelper.name}`;
}

/** The plan of a preview without it: only what a deployment would do is left. */
export function withoutPreviewHelper(plan: Plan): Plan {
  return {
    ...plan,
    resource_changes: (plan.resource_changes ?? []).filter(({ address }) => !isPreviewHelper(address)),
  };
}
