/**
 * The JSON of a plan in which nothing changes, without asking Terraform for it: `terraform show -json` loads the schemas of
 * all providers once more, which takes more than half as long as the plan.
 *
 * Of such a plan only drift is left to tell. A plan file is a zip with two states in Terraform's state format: what the last
 * apply left, and what is there now. Where they differ in what the stack itself configures, or in any way that is not plain
 * here, the answer is undefined, and Terraform is asked after all.
 */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { differInSubstance } from '@m2m/plan-review';
import type { SynthesizedStack } from '../terraform-run';

const instance = z.object({
  index_key: z.never().optional(),
  deposed: z.never().optional(),
  schema_version: z.number(),
  attributes: z.record(z.string(), z.unknown()),
});

const stateSchema = z.object({
  version: z.literal(4),
  check_results: z.null().optional(),
  resources: z.array(
    z.object({
      module: z.never().optional(),
      mode: z.enum(['managed', 'data']),
      type: z.string(),
      name: z.string(),
      instances: z.array(instance).max(1),
    }),
  ),
});

interface ManagedResource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly schemaVersion: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

type Resources = ReadonlyMap<string, ManagedResource>;

/** @param planFile a plan of which Terraform said that nothing changes */
export function emptyPlanJson(
  planFile: string,
  synthesized: SynthesizedStack,
  terraformVersion: string,
): string | undefined {
  const files = unzipSync(readFileSync(planFile), {
    filter: ({ name }) => name === 'tfstate' || name === 'tfstate-prev',
  });
  const before = managedResources(files['tfstate-prev']);
  const after = managedResources(files['tfstate']);
  const drift = before && after && computedDrift(before, after, synthesized);
  return (
    drift &&
    JSON.stringify({
      format_version: '1.2',
      terraform_version: terraformVersion,
      resource_changes: [],
      output_changes: {},
      resource_drift: drift.map(({ address, type, before: was, after: is }) => ({
        address,
        mode: 'managed',
        type,
        change: {
          actions: ['update'],
          before: was,
          after: is,
          // Which of them are sensitive stands in the schemas: all of them, then.
          before_sensitive: true,
          after_sensitive: true,
        },
      })),
      configuration: {
        root_module: {
          resources: drift.map(({ address, type, name }) => ({
            address,
            expressions: Object.fromEntries(
              Object.keys(synthesized.resource[type]?.[name] ?? {}).map((key) => [key, {}]),
            ),
          })),
        },
      },
      complete: true,
      errored: false,
    })
  );
}

function managedResources(state: Uint8Array | undefined): Resources | undefined {
  const { data } = stateSchema.safeParse(state && JSON.parse(strFromU8(state)));
  const managed = data?.resources.filter(({ mode }) => mode === 'managed') ?? [];
  const resources = managed.flatMap(({ type, name, instances }) =>
    instances.map(({ schema_version: schemaVersion, attributes }) => ({
      address: `${type}.${name}`,
      type,
      name,
      schemaVersion,
      attributes,
    })),
  );
  return data && new Map(resources.map((resource) => [resource.address, resource]));
}

interface Drift extends Omit<ManagedResource, 'attributes' | 'schemaVersion'> {
  readonly before: ManagedResource['attributes'];
  readonly after: ManagedResource['attributes'];
}

/** Undefined when a resource came or went, or something that the stack configures is different. */
function computedDrift(
  before: Resources,
  after: Resources,
  { resource }: SynthesizedStack,
): Drift[] | undefined {
  if (before.size !== after.size) {
    return undefined;
  }
  const drift: Drift[] = [];
  for (const { address, type, name, schemaVersion, attributes: is } of after.values()) {
    const was = before.get(address);
    if (was?.schemaVersion !== schemaVersion) {
      return undefined;
    }
    const isDifferent = (key: string) => differInSubstance(was.attributes[key], is[key]);
    if (Object.keys(resource[type]?.[name] ?? {}).some(isDifferent)) {
      return undefined;
    }
    if ([...Object.keys(was.attributes), ...Object.keys(is)].some(isDifferent)) {
      drift.push({ address, type, name, before: was.attributes, after: is });
    }
  }
  return drift;
}
