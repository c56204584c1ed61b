/** Outputs of stacks: which clients they name, and which secrets they show to everybody who may read the state or a log. */
import type { Reference } from '../documents/block';
import { Attribute, isList, isMap, partsOf, type Value } from '../documents/value';
import { keyOf, type Key } from './identities';
import type { ModelContext } from './model-context';
import type { Place } from './place';

export interface StackOutput extends Place {
  readonly name: string;
  readonly sensitive: boolean;
  /** Addresses of the clients whose secret it names. */
  readonly secretsOf: readonly string[];
  /** Addresses of the clients that it reads as a whole, so that the secret may be in it: whole objects, `for`, splats. */
  readonly wholeClients: readonly string[];
  /** Blocks that its value refers to. */
  readonly refersTo: readonly Key[];
  readonly clientIds: readonly ClientId[];
}

/** The id of a client inside of an output. */
export interface ClientId {
  /** Where in the value it stands: `["reader", "client_id"]`. */
  readonly path: readonly string[];
  readonly client: Key;
}

const clientType = 'aws_cognito_user_pool_client';

export function stackOutputs(context: ModelContext): StackOutput[] {
  return context.documents
    .flatMap(({ outputs }) => outputs)
    .map(({ stack, name, sensitive, references, value }) => {
      const read = [...references(), ...attributesIn(value())];
      return {
        stack,
        address: `output.${name}`,
        name,
        sensitive,
        secretsOf: addresses(read.filter(isSecret)),
        wholeClients: addresses(read.filter(isWholeClient)),
        refersTo: references().map(({ block }) => keyOf(block)),
        clientIds: clientIdsIn(value(), context),
      };
    });
}

function clientIdsIn(value: Value, context: ModelContext, path: readonly string[] = []): ClientId[] {
  const client = context.identities.blockOf(value, clientType);
  if (client !== undefined) {
    const isId = !(value instanceof Attribute) || value.name === 'id';
    return isId ? [{ path, client: keyOf(client) }] : [];
  }
  const parts = isMap(value) || isList(value) ? Object.entries(value) : [];
  return parts.flatMap(([key, part]: [string, Value]) => clientIdsIn(part, context, [...path, key]));
}

/** Attributes that the value is made of: also those behind an attribute that it refers to. */
function attributesIn(value: Value): Reference[] {
  if (value instanceof Attribute) return [{ block: value.block, attribute: value.name }];
  return partsOf(value).flatMap(attributesIn);
}

function isSecret({ block, attribute }: Reference): boolean {
  return (
    (block.type === clientType && attribute === 'client_secret') ||
    (block.type === 'aws_cognito_user_pool_client_secret' && attribute !== 'id')
  );
}

function isWholeClient({ block, attribute }: Reference): boolean {
  return block.type === clientType && attribute === undefined;
}

function addresses(references: readonly Reference[]): string[] {
  return [...new Set(references.map(({ block }) => block.address))];
}
