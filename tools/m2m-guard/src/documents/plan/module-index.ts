/** The modules of a plan, flat: every resource and output by its whole address, with the module it is written in. */
import type { ConfiguredModule, PlannedModule } from './plan-schema';

type SomeResource = NonNullable<PlannedModule['resources']>[number];
export type PlannedResource = SomeResource & { readonly mode: 'managed' | 'data' };
export type ConfiguredResource = NonNullable<ConfiguredModule['resources']>[number];

export interface ModulePlace {
  /** `module.auth`; empty for the root. Without keys of instances. */
  readonly path: string;
  readonly configured: ConfiguredModule;
  /** Where the module is called from, and with what; undefined for the root. */
  readonly caller?: { readonly place: ModulePlace; readonly expressions: Readonly<Record<string, unknown>> };
}

/** What a deposed object was before is no part of what is there. */
export function plannedResources(module: PlannedModule | undefined): PlannedResource[] {
  const own = (module?.resources ?? []).filter(
    (resource): resource is PlannedResource =>
      (resource.mode === 'managed' || resource.mode === 'data') && resource.deposed_key === undefined,
  );
  return [...own, ...(module?.child_modules ?? []).flatMap(plannedResources)];
}

export function modulePlaces(configured: ConfiguredModule = {}): Map<string, ModulePlace> {
  const places = new Map<string, ModulePlace>();
  const add = (place: ModulePlace) => {
    places.set(place.path, place);
    for (const [name, call] of Object.entries(place.configured.module_calls ?? {})) {
      add({
        path: within(place.path, `module.${name}`),
        configured: call.module ?? {},
        caller: { place, expressions: call.expressions ?? {} },
      });
    }
  };
  add({ path: '', configured });
  return places;
}

/** `module.a["x"].aws_y.z[0]` -> `module.a.aws_y.z`: the address in the configuration, which knows no instances. */
export function withoutKeys(address: string): string {
  return address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}

/** `module.a["x"].module.b.aws_y.z` -> `module.a["x"].module.b` */
export function moduleAddressOf(address: string): string {
  const modules = /^(?:module\.[^.[\]"]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?\.)*/.exec(address)?.[0] ?? '';
  return modules.replace(/\.$/, '');
}

/** `module.a["x"]` -> root; `module.a.module.b[0]` -> `module.a` */
export function callerAddressOf(moduleAddress: string): string {
  return moduleAddressOf(moduleAddress);
}

export function within(path: string, address: string): string {
  return path === '' ? address : `${path}.${address}`;
}
