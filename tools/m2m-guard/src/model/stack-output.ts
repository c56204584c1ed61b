/** Outputs that show a secret to everybody who may read the state or a log. */
import type { Reference } from '../documents/block';
import { Attribute, Composed, isList, isMap, type Value } from '../documents/value';
import type { ModelContext } from './model-context';
import type { Place } from './place';

export interface StackOutput extends Place {
  readonly name: string;
  readonly sensitive: boolean;
  /** Addresses of the clients whose secret it names. */
  readonly secretsOf: readonly string[];
  /** Addresses of the clients that it reads as a whole, so that the secret may be in it: whole objects, `for`, splats. */
  readonly wholeClients: readonly string[];
}

export function stackOutputs({ documents }: ModelContext): StackOutput[] {
  return documents
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
      };
    });
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

function isSecret({ block, attribute }: Reference): boolean {
  return (
    (block.type === 'aws_cognito_user_pool_client' && attribute === 'client_secret') ||
    (block.type === 'aws_cognito_user_pool_client_secret' && attribute !== 'id')
  );
}

function isWholeClient({ block, attribute }: Reference): boolean {
  return block.type === 'aws_cognito_user_pool_client' && attribute === undefined;
}

function addresses(references: readonly Reference[]): string[] {
  return [...new Set(references.map(({ block }) => block.address))];
}
