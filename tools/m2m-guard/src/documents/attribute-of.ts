/** What a reference to an attribute of a block stands for. */
import { valueAt } from '../expressions';
import type { Block } from './block';
import { isReader, parameterValueNames, type Contract } from './contract';
import { derivedAttribute } from './derived-attribute';
import { isSecret, secret } from './secret-attributes';
import { Attribute, type Value } from './value';

/** @param steps behind the block: the attribute and what is asked of it */
export function attributeOf(block: Block, steps: readonly Value[], contract: Contract): Value {
  const [name, ...rest] = steps;
  if (typeof name !== 'string') return new Attribute(block, []);
  const known = knownValue(block, name, contract);
  return valueAt(known ?? new Attribute(block, [name]), rest);
}

/** A secret that is configured is not followed; one that AWS makes is an attribute like any other. */
function knownValue(block: Block, name: string, contract: Contract): Value | undefined {
  const configured = block.attribute(name);
  if (configured !== undefined) return isSecret(block, name) ? secret : configured;
  return publishedValue(block, name, contract) ?? derivedAttribute(block, name);
}

/** The contract is followed to whoever publishes it; without a publisher the parameter stands for itself. */
function publishedValue(block: Block, attribute: string, contract: Contract): Value | undefined {
  if (!isReader(block) || !parameterValueNames.includes(attribute)) return undefined;
  const name = block.attribute('name');
  return typeof name === 'string' ? contract.valueOf(name) : undefined;
}
