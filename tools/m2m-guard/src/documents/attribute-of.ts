/** What a reference to an attribute of a block stands for. */
import { valueAt } from '../expressions';
import type { Block } from './block';
import { isReader, parameterValueNames, type Contract } from './contract';
import { Attribute, type Value } from './value';

/** @param steps behind the block: the attribute and what is asked of it */
export function attributeOf(block: Block, steps: readonly Value[], contract: Contract): Value {
  const [name, ...rest] = steps;
  if (typeof name !== 'string') return new Attribute(block, []);
  const configured = block.attribute(name) ?? publishedValue(block, name, contract);
  return configured === undefined ? valueAt(new Attribute(block, [name]), rest) : valueAt(configured, rest);
}

/** The contract is followed to whoever publishes it; without a publisher the parameter stands for itself. */
function publishedValue(block: Block, attribute: string, contract: Contract): Value | undefined {
  if (!isReader(block) || !parameterValueNames.includes(attribute)) return undefined;
  const name = block.attribute('name');
  return typeof name === 'string' ? contract.valueOf(name) : undefined;
}
