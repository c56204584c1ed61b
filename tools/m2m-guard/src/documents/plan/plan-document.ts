/**
 * A plan as a document: what it would leave behind. Values that are known stand in the plan in clear; what is known after
 * apply is followed through the configuration that the plan carries.
 */
import { attributeOf } from '../attribute-of';
import type { Block, Output, Reference } from '../block';
import type { Contract } from '../contract';
import type { Document } from '../document';
import { once } from '../once';
import { Unclear, isList, type Value } from '../value';
import { parseExpression } from '../../expressions';
import {
  modulePathOf,
  modulePlaces,
  plannedResources,
  withoutKeys,
  within,
  type ConfiguredResource,
  type ModulePlace,
  type PlannedResource,
} from './module-index';
import type { Plan } from './plan-schema';

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
  private readonly blocks: readonly Block[];
  private readonly byConfiguredAddress = new Map<string, Block[]>();

  constructor(
    private readonly stack: string,
    private readonly plan: Plan,
    private readonly contract: Contract,
  ) {
    this.places = modulePlaces(plan.configuration?.root_module);
    this.configured = new Map(
      [...this.places.values()].flatMap(({ path, configured }) =>
        (configured.resources ?? []).map((resource) => [within(path, resource.address), resource] as const),
      ),
    );
    this.unknown = new Map(
      (plan.resource_changes ?? []).map(({ address, change }) => [address, change.after_unknown]),
    );
    this.blocks = this.resources().map((resource) => this.block(resource));
    for (const block of this.blocks) {
      const address = withoutKeys(block.address);
      this.byConfiguredAddress.set(address, [...(this.byConfiguredAddress.get(address) ?? []), block]);
    }
  }

  document(): Document {
    const { stack, plan } = this;
    return {
      stack,
      kind: 'plan',
      blocks: this.blocks,
      outputs: Object.entries(plan.planned_values?.outputs ?? {}).map(([name, output]) =>
        this.output(name, output),
      ),
      notRead:
        plan.errored === true
          ? [
              {
                stack,
                address: stack,
                why: 'has an errored plan, in which what Terraform did not reach is missing',
              },
            ]
          : [],
    };
  }

  /** Data sources that were read while planning stand in the state before the plan alone. */
  private resources(): PlannedResource[] {
    const planned = plannedResources(this.plan.planned_values?.root_module);
    const addresses = new Set(planned.map(({ address }) => address));
    const read = plannedResources(this.plan.prior_state?.values?.root_module);
    return [...planned, ...read.filter(({ mode, address }) => mode === 'data' && !addresses.has(address))];
  }

  private block({ address, mode, type, values }: PlannedResource): Block {
    const unknown = this.unknown.get(address);
    const isUnknown = (name: string) => anyTrue((unknown as Record<string, unknown> | undefined)?.[name]);
    const configured = this.configured.get(withoutKeys(address));
    const place = this.places.get(modulePathOf(address));
    return {
      stack: this.stack,
      address,
      mode,
      type,
      attribute: once((name) =>
        isUnknown(name)
          ? this.unknownValue(configured?.expressions?.[name], place, values?.[name])
          : ((values?.[name] ?? undefined) as Value | undefined),
      ),
      configured: Object.entries(values ?? {}).flatMap(([name, value]) => (isEmpty(value) ? [] : [name])),
      references: (attribute) => this.referencesOf(configured?.expressions?.[attribute], place),
      dependsOn: () => this.referencesOf({ references: configured?.depends_on ?? [] }, place),
      // The configuration in a plan does not say it.
      replacedBy: () => [],
      declared: {},
    };
  }

  private output(
    name: string,
    { sensitive = false, value }: { sensitive?: boolean; value?: unknown },
  ): Output {
    const root = this.places.get('');
    const expression = root?.configured.outputs?.[name]?.expression;
    return {
      stack: this.stack,
      name,
      sensitive,
      value: () =>
        value === undefined
          ? (this.unknownValue(expression, root, undefined) ?? new Unclear('it is known after apply'))
          : (value as Value),
      references: () => this.referencesOf(expression, root),
    };
  }

  /** Undefined: nothing in the configuration sets it, so it is AWS that decides. */
  private unknownValue(
    expression: unknown,
    place: ModulePlace | undefined,
    known: unknown,
  ): Value | undefined {
    const names = mostSpecific(referenceNames(expression));
    const values = names.map((name) => this.valueOf(name, place));
    if (values.length === 0) return undefined;
    if (isList(known as Value) || values.length > 1) return values;
    return values[0];
  }

  private valueOf(name: string, place: ModulePlace | undefined): Value {
    const expression = parseExpression(name);
    if (expression.kind !== 'traversal' || place === undefined) return new Unclear('it is known after apply');
    const { root, steps } = expression;
    const names = steps.map((step) =>
      typeof step === 'string' ? step : step.index.kind === 'literal' ? step.index.value : null,
    );
    const [first, ...rest] = names;
    if (root === 'var') return this.argument(String(first), place);
    if (root === 'module')
      return this.moduleOutput(String(first), String(rest.find((part) => typeof part === 'string')), place);
    if (['local', 'each', 'count', 'path', 'self', 'terraform'].includes(root)) {
      return new Unclear(`it depends on ${root}.${String(first)}, which a plan does not hold`);
    }
    return this.attribute(root === 'data' ? names : [root, ...names], root === 'data', place);
  }

  private argument(name: string, { caller }: ModulePlace): Value {
    const known = caller && this.unknownValue(caller.expressions[name], caller.place, undefined);
    return known ?? new Unclear(`it depends on var.${name}`);
  }

  private moduleOutput(module: string, output: string, place: ModulePlace): Value {
    const child = this.places.get(within(place.path, `module.${module}`));
    const known =
      child && this.unknownValue(child.configured.outputs?.[output]?.expression, child, undefined);
    return known ?? new Unclear(`it depends on module.${module}.${output}`);
  }

  private attribute(names: readonly Value[], isData: boolean, place: ModulePlace): Value {
    const [type, name, ...steps] = names;
    const address = within(place.path, `${isData ? 'data.' : ''}${String(type)}.${String(name)}`);
    const blocks = this.byConfiguredAddress.get(address) ?? [];
    const [only] = blocks;
    if (only === undefined) return new Unclear('it refers to a block that is not in the plan');
    if (blocks.length > 1 || only.address.endsWith(']')) {
      return new Unclear('it refers to one of several instances');
    }
    return attributeOf(only, steps, this.contract);
  }

  private referencesOf(expression: unknown, place: ModulePlace | undefined): Reference[] {
    if (place === undefined) return [];
    return mostSpecific(referenceNames(expression)).flatMap((name) => {
      const parts = withoutKeys(name).split('.');
      const length = parts[0] === 'data' ? 3 : 2;
      const blocks = this.byConfiguredAddress.get(within(place.path, parts.slice(0, length).join('.'))) ?? [];
      return blocks.map((block) => ({ block, attribute: parts[length] }));
    });
  }
}

/** Every `references` of an expression, those of nested blocks included. */
function referenceNames(expression: unknown): string[] {
  if (Array.isArray(expression)) return expression.flatMap(referenceNames);
  if (typeof expression !== 'object' || expression === null) return [];
  const { references } = expression as { references?: unknown };
  return Array.isArray(references)
    ? references.filter((name) => typeof name === 'string')
    : Object.values(expression).flatMap(referenceNames);
}

/** Terraform lists `aws_x.y.id` and, behind it, `aws_x.y`. */
function mostSpecific(names: readonly string[]): string[] {
  return [...new Set(names)].filter(
    (name) => !names.some((other) => other.startsWith(`${name}.`) || other.startsWith(`${name}[`)),
  );
}

function anyTrue(mark: unknown): boolean {
  return mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(anyTrue));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
