/** Resource servers and the OAuth scopes that they declare. */
import type { Unclear } from '../documents/value';
import type { Key } from './identities';
import type { ModelContext } from './model-context';
import { placeOf, type Place } from './place';

export interface ResourceServer extends Place {
  readonly pool: Key | undefined;
  readonly identifier: string | Unclear | undefined;
  readonly name: string | Unclear | undefined;
  readonly oauthScopes: readonly DeclaredScope[];
}

export interface DeclaredScope {
  readonly name: string | Unclear | undefined;
  readonly description: string | Unclear | undefined;
  /** `identifier/name`; undefined when a part of it cannot be told. */
  readonly fullName: string | undefined;
}

export function resourceServers(context: ModelContext): ResourceServer[] {
  return context.resources('aws_cognito_resource_server').map((reader) => {
    const identifier = reader.text('identifier');
    return {
      pool: context.poolOf(reader, 'user_pool_id'),
      identifier,
      name: reader.text('name'),
      oauthScopes: reader.nested('scope').map((scope) => {
        const name = scope.text('scope_name');
        return {
          name,
          description: scope.text('scope_description'),
          fullName:
            typeof identifier === 'string' && typeof name === 'string' ? `${identifier}/${name}` : undefined,
        };
      }),
      ...placeOf(reader.block),
    };
  });
}
