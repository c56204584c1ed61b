/** Authorizers, and which user pools and clients they accept. */
import { Attribute, isList, type Value } from '../documents/value';
import { apiTypes, type ApiKind } from './api';
import type { BlockReader } from './block-reader';
import { keyOf, type Key } from './identities';
import type { ModelContext } from './model-context';
import { placeOf, type Place } from './place';

export interface Authorizer extends Place {
  readonly authorizer: Key;
  readonly kind: ApiKind;
  readonly api: Key | undefined;
  /** `cognito` and `jwt` are understood. What another one decides, nobody can tell from here. */
  readonly type: 'cognito' | 'jwt' | 'other';
  readonly pools: readonly Key[];
  /** False when a pool of it cannot be told. */
  readonly poolsComplete: boolean;
  readonly identitySource: readonly string[];
  readonly hasValidationExpression: boolean;
  /** Clients that a JWT authorizer lists, by key, or by id where no document makes them. */
  readonly audiences: readonly Key[];
  /** False when one of them cannot be told. */
  readonly audiencesComplete: boolean;
}

export function authorizers(context: ModelContext): Authorizer[] {
  return [
    ...context.resources('aws_api_gateway_authorizer').map((reader) => restAuthorizer(context, reader)),
    ...context.resources('aws_apigatewayv2_authorizer').map((reader) => jwtAuthorizer(context, reader)),
  ];
}

function restAuthorizer(context: ModelContext, reader: BlockReader): Authorizer {
  const type = reader.text('type') ?? 'TOKEN';
  const arns = reader.reference('provider_arns');
  const pools = listed(arns).map((arn) => context.poolOfValue(reader, 'provider_arns', arn));
  const source = reader.text('identity_source');
  return {
    ...placeOf(reader.block),
    authorizer: keyOf(reader.block),
    kind: 'rest',
    api: context.keyOf(reader, 'rest_api_id', apiTypes.rest),
    type: type === 'COGNITO_USER_POOLS' ? 'cognito' : 'other',
    pools: pools.filter((pool) => pool !== undefined),
    poolsComplete: !pools.includes(undefined),
    identitySource: typeof source === 'string' ? [source] : [],
    hasValidationExpression: reader.has('identity_validation_expression'),
    audiences: [],
    audiencesComplete: true,
  };
}

function jwtAuthorizer(context: ModelContext, reader: BlockReader): Authorizer {
  const [configuration] = reader.nested('jwt_configuration');
  const pool =
    configuration && context.poolOfValue(configuration, 'issuer', configuration.reference('issuer'));
  const listedClients = configuration?.reference('audience');
  const audiences = listed(listedClients).map((audience) => {
    const client = context.identities.blockOf(audience, 'aws_cognito_user_pool_client');
    if (client !== undefined) return keyOf(client);
    if (typeof audience === 'string') return audience;
    if (audience instanceof Attribute) configuration?.unclear('audience', audience);
    return undefined;
  });
  return {
    ...placeOf(reader.block),
    authorizer: keyOf(reader.block),
    kind: 'http',
    api: context.keyOf(reader, 'api_id', apiTypes.http),
    type: reader.text('authorizer_type') === 'JWT' ? 'jwt' : 'other',
    pools: pool === undefined ? [] : [pool],
    poolsComplete: pool !== undefined,
    identitySource: reader.texts('identity_sources').known,
    hasValidationExpression: false,
    audiences: audiences.filter((audience) => audience !== undefined),
    audiencesComplete:
      (listedClients === undefined || isList(listedClients)) && !audiences.includes(undefined),
  };
}

/** What is known after apply alone may be one of a list: a plan does not say which. */
function listed(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : isList(value) ? value : [value];
}
