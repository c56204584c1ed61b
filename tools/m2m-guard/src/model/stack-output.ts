/** Outputs that show a secret to everybody who may read the state or a log. */
import type { Reference } from '../documents/block';
import { Attribute, Composed, isList, isMap, type Value } from '../documents/value';
import type { ModelContext } from './model-context';
import type { Place } from './place';

export interface StackOutput extends Place {
  readonly name: string;
  readonly sensitive: boolean;
  /** Addresses of the clients whose secret it holds. */
  readonly secretsOf: readonly string[];
}

export function stackOutputs({ documents }: ModelContext): StackOutput[] {
  return documents
    .flatMap(({ outputs }) => outputs)
    .map(({ stack, name, sensitive, references, value }) => ({
      stack,
      address: `output.${name}`,
      name,
      sensitive,
      secretsOf: [
        ...new Set(
          [...references(), ...attributesIn(value())]
            .filter(({ block, attribute }) => isSecret(block.type, attribute))
            .map(({ block }) => block.address),
        ),
      ],
    }));
}

/** Attributes that the value is made of: also those behind an attribute that it refers to. */
function attributesIn(value: Value): Reference[] {
  if (value instanceof Attribute) return [{ block: value.block, attribute: value.name }];
  const parts =
    value instanceof Composed
      ? value.parts
      : isList(value)
        ? value
        : isMap(value)
          ? Object.values(value)
          : [];
  return parts.flatMap(attributesIn);
}

/** A reference to the whole client holds its secret as well. */
function isSecret(type: string, attribute: string | undefined): boolean {
  return (
    (type === 'aws_cognito_user_pool_client' && (attribute === undefined || attribute === 'client_secret')) ||
    (type === 'aws_cognito_user_pool_client_secret' && attribute !== 'id')
  );
}
