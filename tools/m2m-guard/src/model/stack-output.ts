/** Outputs of stacks: which clients they name, and which secrets they show to everybody who may read the state or a log. */
import { Attribute, isList, isMap, type Value } from '../documents/value';
import { keyOf, type Key } from './identities';
import type { ModelContext } from './model-context';
import type { Place } from './place';

export interface StackOutput extends Place {
  readonly name: string;
  readonly sensitive: boolean;
  /** Addresses of the clients whose secret it holds. */
  readonly secretsOf: readonly string[];
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
    .map(({ stack, name, sensitive, references, value }) => ({
      stack,
      address: `output.${name}`,
      name,
      sensitive,
      secretsOf: references()
        .filter(({ block, attribute }) => isSecret(block.type, attribute))
        .map(({ block }) => block.address),
      refersTo: references().map(({ block }) => keyOf(block)),
      clientIds: clientIdsIn(value(), context),
    }));
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

/** A reference to the whole client holds its secret as well. */
function isSecret(type: string, attribute: string | undefined): boolean {
  return (
    (type === clientType && (attribute === undefined || attribute === 'client_secret')) ||
    (type === 'aws_cognito_user_pool_client_secret' && attribute !== 'id')
  );
}
