/** Outputs that show a secret to everybody who may read the state or a log. */
import type { Reference } from '../documents/block';
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
    .map(({ stack, name, sensitive, references }) => {
      const read = references();
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
