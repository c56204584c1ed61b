/** Outputs that show a secret to everybody who may read the state or a log. */
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
    .map(({ stack, name, sensitive, references }) => ({
      stack,
      address: `output.${name}`,
      name,
      sensitive,
      secretsOf: references()
        .filter(({ block, attribute }) => isSecret(block.type, attribute))
        .map(({ block }) => block.address),
    }));
}

/** A reference to the whole client holds its secret as well. */
function isSecret(type: string, attribute: string | undefined): boolean {
  return (
    (type === 'aws_cognito_user_pool_client' && (attribute === undefined || attribute === 'client_secret')) ||
    (type === 'aws_cognito_user_pool_client_secret' && attribute !== 'id')
  );
}
