import type { Plan } from './schema';

/**
 * Which attributes the configuration sets, by address of an instance. Undefined for a resource that is not in the root module
 * of the configuration: then nobody can tell.
 */
export function configuredAttributes(plan: Plan): (address: string) => ReadonlySet<string> | undefined {
  const resources = plan.configuration?.root_module?.resources ?? [];
  const names = new Map(
    resources.map(({ address, expressions }) => [address, new Set(Object.keys(expressions ?? {}))]),
  );
  return (address) => names.get(withoutInstanceKey(address));
}

function withoutInstanceKey(address: string): string {
  return address.replace(/\[.*\]$/s, '');
}
