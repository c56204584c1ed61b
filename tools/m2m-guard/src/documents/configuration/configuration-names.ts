/** What the names in the expressions of a configuration stand for: blocks, locals, `each` and `count`. */
import { evaluateJson, valueAt, type Lookup } from '../../expressions';
import { attributeOf } from '../attribute-of';
import type { Block } from '../block';
import type { Contract } from '../contract';
import { once } from '../once';
import { Unclear, type Value } from '../value';
import type { ExpandedBlocks } from './expanded-blocks';
import type { Instance } from './instances';

export class ConfigurationNames {
  private readonly localValue = once((name) => this.local(name));

  constructor(
    private readonly locals: ReadonlyMap<string, unknown>,
    private readonly blocks: ExpandedBlocks,
    private readonly contract: Contract,
  ) {}

  /** @param names of the instance in which the expression stands */
  lookup(names: Instance['names'] = {}): Lookup {
    return ({ root, steps }, evaluateStep) => {
      const values = steps.map(evaluateStep);
      const [first, ...rest] = values;
      if (Object.hasOwn(names, root)) return valueAt(names[root] ?? null, values);
      // What stands in brackets may have been computed, and is not for messages.
      const shown = typeof steps[0] === 'string' ? `${root}.${steps[0]}` : root;
      switch (root) {
        case 'local':
          return valueAt(this.localValue(String(first)), rest);
        case 'var':
          return new Unclear(`it depends on ${shown}, which is decided when Terraform runs`);
        case 'data':
          return this.attribute('data', String(first), rest);
        case 'module':
        case 'each':
        case 'count':
        case 'path':
        case 'self':
        case 'terraform':
          return new Unclear(`it depends on ${shown}, which is not known here`);
        default:
          return this.attribute('managed', root, values);
      }
    };
  }

  private local(name: string): Value {
    return this.locals.has(name)
      ? evaluateJson(this.locals.get(name), this.lookup())
      : new Unclear('it depends on a local that is not there');
  }

  /** @param steps name of the block, key of the instance if there is one, attribute, and what is asked of it */
  private attribute(mode: Block['mode'], type: string, [name, ...steps]: readonly Value[]): Value {
    const expanded = this.blocks.named(mode, type, String(name));
    if (expanded === undefined) return new Unclear('it refers to a block that is not there');
    if (expanded instanceof Unclear) return expanded;
    const only = expanded.get(undefined);
    if (only !== undefined) return attributeOf(only, steps, this.contract);
    const [key, ...rest] = steps;
    const instance = typeof key === 'string' || typeof key === 'number' ? expanded.get(key) : undefined;
    return instance === undefined
      ? new Unclear('it refers to an instance that is not there, or to all of them')
      : attributeOf(instance, rest, this.contract);
  }
}
