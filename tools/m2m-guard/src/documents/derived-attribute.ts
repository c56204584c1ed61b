/** Attributes that AWS computes in a way that is known: from others of the same block. */
import type { Block } from './block';
import { isList, isMap, type Value } from './value';

export function derivedAttribute(block: Block, name: string): Value | undefined {
  return block.type === 'aws_cognito_resource_server' && name === 'scope_identifiers'
    ? scopeIdentifiers(block)
    : undefined;
}

/** `identifier/name` of every scope; undefined when one of them cannot be told. */
function scopeIdentifiers(block: Block): Value | undefined {
  const identifier = block.attribute('identifier');
  const scopes = block.attribute('scope') ?? [];
  if (typeof identifier !== 'string') return undefined;
  const names = (isList(scopes) ? scopes : [scopes]).map((scope) =>
    isMap(scope) ? scope['scope_name'] : undefined,
  );
  return names.every((name) => typeof name === 'string')
    ? names.map((name) => `${identifier}/${name}`).sort()
    : undefined;
}
