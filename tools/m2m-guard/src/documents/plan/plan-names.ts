/** What names in the configuration of a plan stand for, where a value is known after apply only. */
import { evaluateJson, nested, parseExpression, valueAt, type Lookup } from '../../expressions';
import { attributeOf } from '../attribute-of';
import type { Contract } from '../contract';
import { Attribute, Unclear, type Value } from '../value';
import { callerAddressOf, within, type ModulePlace } from './module-index';
import type { Key, PlanBlocks } from './plan-blocks';
import { constantIn, isNested, mostSpecific, referencesIn, textIn } from './plan-expression';

/** Where an expression stands. */
export interface PlanScope {
  readonly place: ModulePlace;
  /** With the keys of module instances. */
  readonly moduleAddress: string;
  /** Of the instance that the expression belongs to. */
  readonly key: Key;
}

const afterApply = new Unclear('it is known after apply');

/** Names in texts that tell where AWS is, never what an id stands for. */
const surroundings = /^data\.aws_(?:region|partition|caller_identity)\./;

export class PlanNames {
  /** By module and name: a name that leads back to itself is not known. */
  private readonly done = new Map<string, Value>();

  constructor(
    private readonly places: ReadonlyMap<string, ModulePlace>,
    private readonly blocks: PlanBlocks,
    private readonly contract: Contract,
  ) {}

  /** What an expression gives whose value is not known. Undefined: nothing sets it, so it is AWS that decides. */
  valueOf(expression: unknown, scope: PlanScope): Value | undefined {
    if (expression === undefined) return undefined;
    if (Array.isArray(expression)) return expression.map((item) => this.valueOf(item, scope) ?? null);
    if (isNested(expression)) {
      return Object.fromEntries(
        Object.entries(expression).map(([name, part]) => [name, this.valueOf(part, scope) ?? null]),
      );
    }
    const text = textIn(expression);
    if (text !== undefined) return evaluateJson(text, this.lookup(scope));
    const names = mostSpecific(referencesIn(expression)).filter((name) => !surroundings.test(name));
    return names.length === 0
      ? ((constantIn(expression) as Value) ?? afterApply)
      : this.valueOfNames(names, scope);
  }

  /** Of an expression only its references are known: an id among them is what it stands for, a text is a part of it at most. */
  private valueOfNames(names: readonly string[], scope: PlanScope): Value {
    const own = names.includes('each.key') || names.includes('count.index');
    const values = names
      .filter((name) => !own || (name !== 'each.key' && name !== 'count.index'))
      .map((name) => {
        const value = this.named(name, scope, own);
        return value instanceof Attribute || value instanceof Unclear ? value : afterApply;
      });
    const [first = afterApply, ...more] = values;
    return more.length === 0 ? first : values;
  }

  private named(name: string, scope: PlanScope, ofOwnKey: boolean): Value {
    const expression = parseExpression(name);
    return expression.kind === 'traversal'
      ? this.lookup(scope, ofOwnKey)(expression, (step) =>
          typeof step === 'string' ? step : step.index.kind === 'literal' ? step.index.value : afterApply,
        )
      : afterApply;
  }

  /** @param ofOwnKey a block with instances stands for the one with the key of the scope */
  private lookup(scope: PlanScope, ofOwnKey = false): Lookup {
    return ({ root, steps }, evaluateStep) => {
      const values = steps.map(evaluateStep);
      const [first, ...rest] = values;
      switch (root) {
        case 'var':
          return valueAt(this.argument(String(first), scope), rest);
        case 'module':
          return this.moduleOutput(values, scope);
        case 'each':
        case 'count':
          if (first === 'key' || first === 'index') return scope.key ?? afterApply;
          return notHeld(root, steps[0]);
        case 'local':
        case 'path':
        case 'self':
        case 'terraform':
          return notHeld(root, steps[0]);
        case 'data':
          return this.attribute(`data.${String(first)}`, rest, scope, ofOwnKey);
        default:
          return this.attribute(root, values, scope, ofOwnKey);
      }
    };
  }

  private argument(name: string, { place, moduleAddress }: PlanScope): Value {
    const { caller } = place;
    const value = this.once(`${moduleAddress} var.${name}`, () =>
      caller && Object.hasOwn(caller.expressions, name)
        ? this.valueOf(caller.expressions[name], {
            place: caller.place,
            moduleAddress: callerAddressOf(moduleAddress),
            key: undefined,
          })
        : undefined,
    );
    return value ?? notHeld('var', name);
  }

  /** @param steps name of the call, key of the instance if there is one, output, and what is asked of it */
  private moduleOutput([name, ...steps]: readonly Value[], { place, moduleAddress }: PlanScope): Value {
    const child = this.places.get(within(place.path, `module.${String(name)}`));
    const [key, output] = steps;
    const outputs = child?.configured.outputs ?? {};
    const hasKey = typeof key === 'number' || (typeof output === 'string' && Object.hasOwn(outputs, output));
    const wanted = hasKey ? output : key;
    const address = within(
      moduleAddress,
      `module.${String(name)}${hasKey ? `[${JSON.stringify(key)}]` : ''}`,
    );
    if (child === undefined || typeof wanted !== 'string' || !Object.hasOwn(outputs, wanted)) {
      return notHeld('module', String(name));
    }
    const value = this.once(`${address} output.${wanted}`, () =>
      this.valueOf(outputs[wanted]?.expression, { place: child, moduleAddress: address, key: undefined }),
    );
    return value === undefined
      ? notHeld('module', String(name))
      : valueAt(value, steps.slice(hasKey ? 2 : 1));
  }

  /** @param steps name of the block, key of the instance if there is one, attribute, and what is asked of it */
  private attribute(
    type: string,
    [name, ...steps]: readonly Value[],
    scope: PlanScope,
    ofOwnKey: boolean,
  ): Value {
    const instances = this.blocks.instancesOf(within(scope.moduleAddress, `${type}.${String(name)}`));
    const only = instances.get(undefined);
    if (only !== undefined) return attributeOf(only, steps, this.contract);
    if (instances.size === 0) return new Unclear('it refers to a block that is not in the plan');
    const [first, ...rest] = steps;
    const named = typeof first === 'string' || typeof first === 'number' ? instances.get(first) : undefined;
    if (named !== undefined) return attributeOf(named, rest, this.contract);
    const own = ofOwnKey ? instances.get(scope.key) : undefined;
    return own === undefined
      ? new Unclear('it refers to one of several instances')
      : attributeOf(own, steps, this.contract);
  }

  private once(key: string, compute: () => Value | undefined): Value | undefined {
    const known = this.done.get(key);
    if (known !== undefined) return known;
    this.done.set(key, new Unclear('it refers to itself'));
    const value = nested(compute);
    if (value === undefined) this.done.delete(key);
    else this.done.set(key, value);
    return value;
  }
}

function notHeld(root: string, step: unknown): Unclear {
  return new Unclear(
    `it depends on ${typeof step === 'string' ? `${root}.${step}` : root}, which a plan does not hold`,
  );
}
