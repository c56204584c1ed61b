/** The modules of a plan, flat: every resource and output by its whole address, with the module it is written in. */
import type { ConfiguredModule, PlannedModule } from './plan-schema';

export type PlannedResource = NonNullable<PlannedModule['resources']>[number];
export type ConfiguredResource = NonNullable<ConfiguredModule['resources']>[number];

export interface ModulePlace {
  /** `module.auth`; empty for the root. Without keys of instances. */
  readonly path: string;
  readonly configured: ConfiguredModule;
  /** Where the module is called from, and with what; undefined for the root. */
  readonly caller?: { readonly place: ModulePlace; readonly expressions: Readonly<Record<string, unknown>> };
}

export function plannedResources(module: PlannedModule | undefined): PlannedResource[] {
  return [...(module?.resources ?? []), ...(module?.child_modules ?? []).flatMap(plannedResources)];
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

/** `module.a.module.b.aws_y.z` -> `module.a.module.b` */
export function modulePathOf(address: string): string {
  return /^(?:module\.[\w-]+(?:\.|$))*/.exec(withoutKeys(address))?.[0].replace(/\.$/, '') ?? '';
}

export function within(path: string, address: string): string {
  return path === '' ? address : `${path}.${address}`;
}
