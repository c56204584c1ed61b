/** The state that a plan started from, as a document. Every value in it is known. */
import type { Document } from '../document';
import type { Value } from '../value';
import { plannedResources } from './module-index';
import type { Plan } from './plan-schema';

export interface StateSource {
  readonly kind: 'state';
  readonly stack: string;
  readonly plan: Plan;
}

export function stateDocument({ stack, plan }: StateSource): Document {
  const { root_module: root, outputs = {} } = plan.prior_state?.values ?? {};
  return {
    stack,
    kind: 'state',
    blocks: plannedResources(root).map(({ address, mode, type, values }) => ({
      stack,
      address,
      mode,
      type,
      attribute: (name) => (values?.[name] ?? undefined) as Value | undefined,
      configured: Object.keys(values ?? {}).filter((name) => values?.[name] != null),
      references: () => [],
      dependsOn: () => [],
      replacedBy: () => [],
      declared: {},
    })),
    outputs: Object.entries(outputs).map(([name, { sensitive = false, value }]) => ({
      stack,
      name,
      sensitive,
      value: () => (value ?? null) as Value,
      references: () => [],
    })),
    notRead: [],
  };
}
