import { Contract } from '../contract';
import type { Block } from '../block';
import type { Document } from '../document';
import type { Value } from '../value';
import { configurationDocument } from './configuration-document';
import type { Json } from './json-blocks';

/** A stack of one file, and what is beside it. */
export function documentOf(
  json: Json,
  more: Readonly<Record<string, Json>> = {},
  unreadable: readonly string[] = [],
): Document {
  const files = Object.entries({ 'main.tf.json': json, ...more }).map(([name, content]) => ({
    name,
    json: content,
  }));
  return configurationDocument({ kind: 'configuration', stack: 'api', files, unreadable }, new Contract());
}

export function blockAt({ blocks }: Document, address: string): Block | undefined {
  return blocks.find((block) => block.address === address);
}

/** The value of an attribute of the one block `aws_x.y`, whose expressions stand beside what is given. */
export function valueOf(expression: unknown, more: Json = {}): Value | undefined {
  const { resource, ...rest } = more as { resource?: Json };
  const document = documentOf({ ...rest, resource: { ...resource, aws_x: { y: { it: expression } } } });
  return blockAt(document, 'aws_x.y')?.attribute('it');
}
