/**
 * A plan as a document: what it would leave behind. Values that are known stand in the plan in clear; what is known after
 * apply is followed through the configuration that the plan carries.
 */
import type { Block, Output } from '../block';
import type { Contract } from '../contract';
import type { Document, NotRead } from '../document';
import { once } from '../once';
import { Unclear, type Value } from '../value';
import {
  moduleAddressOf,
  modulePlaces,
  plannedResources,
  withoutKeys,
  within,
  type ConfiguredResource,
  type ModulePlace,
  type PlannedResource,
} from './module-index';
import { PlanBlocks } from './plan-blocks';
import { constantIn } from './plan-expression';
import { PlanNames, type PlanScope } from './plan-names';
import { referencesOf, type Found } from './plan-references';
import type { Plan } from './plan-schema';
import { anyTrue, own, plannedValue } from './plan-values';

export interface PlanSource {
  readonly kind: 'plan';
  readonly stack: string;
  readonly plan: Plan;
}

export function planDocument({ stack, plan }: PlanSource, contract: Contract): Document {
  return new PlanReader(stack, plan, contract).document();
}

class PlanReader {
  private readonly places: ReadonlyMap<string, ModulePlace>;
  private readonly configured: ReadonlyMap<string, ConfiguredResource>;
  private readonly unknown: ReadonlyMap<string, unknown>;
  private readonly byAddress = new PlanBlocks();
  private readonly names: PlanNames;
  private readonly known = new Map<string, Found>();

  constructor(
    private readonly stack: string,
    private readonly plan: Plan,
    contract: Contract,
  ) {
    this.places = modulePlaces(plan.configuration?.root_module);
    this.configured = new Map(
      [...this.places.values()].flatMap(({ path, configured }) =>
        (configured.resources ?? []).map((resource) => [within(path, resource.address), resource] as const),
      ),
    );
    // A deposed object is another one at the same address.
    this.unknown = new Map(
      (plan.resource_changes ?? [])
        .filter(({ deposed }) => deposed === undefined)
        .map(({ address, change }) => [address, change.after_unknown]),
    );
    this.names = new PlanNames(this.places, this.byAddress, contract);
  }

  document(): Document {
    const { stack, plan } = this;
    const blocks = this.resources().map((resource) => {
      const block = this.block(resource);
      this.byAddress.add(block, resource.index);
      return block;
    });
    return {
      stack,
      kind: 'plan',
      blocks,
      outputs: Object.entries(plan.planned_values.outputs ?? {}).map(([name, output]) =>
        this.output(name, output),
      ),
      notRead: this.missing(),
    };
  }

  private missing(): NotRead[] {
    const { stack, plan } = this;
    const note = (why: string) => [{ stack, address: stack, why }];
    if (plan.errored === true) {
      return note('has an errored plan, in which what Terraform did not reach is missing');
    }
    if (plan.complete === false) {
      return note(
        'has a plan of a part of it (-target, or changes that Terraform defers), in which the rest is missing',
      );
    }
    return [];
  }

  /** Data sources that were read while planning stand in the state before the plan alone. */
  private resources(): PlannedResource[] {
    const planned = plannedResources(this.plan.planned_values.root_module);
    const addresses = new Set(planned.map(({ address }) => address));
    const read = plannedResources(this.plan.prior_state?.values?.root_module);
    return [...planned, ...read.filter(({ mode, address }) => mode === 'data' && !addresses.has(address))];
  }

  private block(resource: PlannedResource): Block {
    const { address, mode, type, values } = resource;
    const configured = this.configured.get(withoutKeys(address));
    const unknown = this.unknown.get(address);
    const markOf = (name: string) => (unknown === true ? true : own(unknown, name));
    const expressionOf = (name: string) => own(configured?.expressions, name);
    const scope = this.scopeOf(resource);
    return {
      stack: this.stack,
      address,
      mode,
      type,
      attribute: once((name) =>
        scope === undefined
          ? ((own(values, name) ?? undefined) as Value | undefined)
          : plannedValue(own(values, name), markOf(name), expressionOf(name), this.names, scope),
      ),
      isSensitive: (name) => anyTrue(own(resource.sensitive_values, name)),
      configured: configuredNames(resource, configured, markOf),
      references: (attribute) =>
        this.found(address, attribute, expressionOf(attribute), scope?.place).references,
      unfollowed: (attribute) =>
        this.found(address, attribute, expressionOf(attribute), scope?.place).unclear,
      dependsOn: () =>
        this.found(address, 'depends_on', { references: configured?.depends_on ?? [] }, scope?.place)
          .references,
      // The configuration in a plan does not say it.
      replacedBy: () => [],
      declared: {},
    };
  }

  private scopeOf({ address, index }: PlannedResource): PlanScope | undefined {
    const moduleAddress = moduleAddressOf(address);
    const place = this.places.get(withoutKeys(moduleAddress));
    return place && { place, moduleAddress, key: index };
  }

  /** Once per block of the configuration: its instances refer to the same. */
  private found(address: string, name: string, expression: unknown, place: ModulePlace | undefined): Found {
    const key = `${withoutKeys(address)} ${name}`;
    const found = this.known.get(key) ?? referencesOf(expression, place, this.places, this.byAddress);
    this.known.set(key, found);
    return found;
  }

  private output(
    name: string,
    { sensitive = false, value }: { sensitive?: boolean | undefined; value?: unknown },
  ): Output {
    const place = this.places.get('');
    const expression = own(place?.configured.outputs, name);
    return {
      stack: this.stack,
      name,
      sensitive,
      value: () => (value === undefined ? this.unknownOutput(expression, place) : (value as Value)),
      references: () => this.found('', name, own(expression, 'expression'), place).references,
    };
  }

  private unknownOutput(output: unknown, place: ModulePlace | undefined): Value {
    const value =
      place && this.names.valueOf(own(output, 'expression'), { place, moduleAddress: '', key: undefined });
    return value ?? new Unclear('it is known after apply');
  }
}

/**
 * What the configuration sets, as far as the plan has a value for it: providers fill in the rest, and a parameter that is
 * written as `value` then has an `insecure_value` too.
 */
function configuredNames(
  { values }: PlannedResource,
  configured: ConfiguredResource | undefined,
  markOf: (name: string) => unknown,
): string[] {
  const hasValue = (name: string) => !isEmpty(own(values, name)) || anyTrue(markOf(name));
  return configured?.expressions === undefined
    ? Object.keys(values ?? {}).filter(hasValue)
    : Object.entries(configured.expressions).flatMap(([name, expression]) =>
        hasValue(name) || !isEmpty(constantIn(expression)) ? [name] : [],
      );
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
