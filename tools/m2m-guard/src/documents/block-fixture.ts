import type { Block } from './block';
import type { Value } from './value';

/** A block with attributes of one's own, for specs. */
export function blockFixture(
  type: string,
  name: string,
  attributes: Readonly<Record<string, Value>> = {},
  more: Partial<Block> = {},
): Block {
  return {
    stack: 'stack',
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    attribute: (attribute) => (Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined),
    isSensitive: () => false,
    configured: Object.keys(attributes),
    references: () => [],
    unfollowed: () => undefined,
    dependsOn: () => [],
    replacedBy: () => [],
    declared: {},
    ...more,
  };
}
