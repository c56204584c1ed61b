/** Authorizers, and which user pools and clients they accept. */
import { Attribute, Unclear, isList, type Value } from '../documents/value';
import { apiTypes, type ApiKind } from './api';
import type { BlockReader, Texts } from './block-reader';
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
  /** Where the token is read from. */
  readonly identitySource: Texts;
  readonly hasValidationExpression: boolean;
  /** Clients that a JWT authorizer lists, by key, or by id where no document makes them. */
  readonly audiences: readonly Key[];
  /** What it lists besides: attributes that are no id of a client, as people write them. */
  readonly foreignAudiences: readonly string[];
  /** False when an audience cannot be told. */
  readonly audiencesComplete: boolean;
}

export function authorizers(context: ModelContext): Authorizer[] {
  return [
    ...context.resources('aws_api_gateway_authorizer').map((reader) => restAuthorizer(context, reader)),
    ...context.resources('aws_apigatewayv2_authorizer').map((reader) => jwtAuthorizer(context, reader)),
  ];
}

/** The provider's default for a REST API. */
const authorizationHeader = 'method.request.header.Authorization';

type Audiences = Pick<Authorizer, 'audiences' | 'foreignAudiences' | 'audiencesComplete'>;

const noAudiences: Audiences = { audiences: [], foreignAudiences: [], audiencesComplete: true };

function restAuthorizer(context: ModelContext, reader: BlockReader): Authorizer {
  const type = reader.text('type') ?? 'TOKEN';
  const arns = reader.reference('provider_arns');
  const pools = listed(arns).map((arn) => context.poolOfValue(reader, 'provider_arns', arn));
  return {
    authorizer: keyOf(reader.block),
    kind: 'rest',
    api: context.keyOf(reader, 'rest_api_id', apiTypes.rest),
    type: type === 'COGNITO_USER_POOLS' ? 'cognito' : 'other',
    pools: pools.filter((pool) => pool !== undefined),
    poolsComplete: !pools.includes(undefined),
    identitySource: restIdentitySource(reader),
    hasValidationExpression: reader.has('identity_validation_expression'),
    ...noAudiences,
    ...placeOf(reader.block),
  };
}

function restIdentitySource(reader: BlockReader): Texts {
  const source = reader.text('identity_source') ?? authorizationHeader;
  return source instanceof Unclear
    ? { known: [], complete: false }
    : { known: source.split(',').map((part) => part.trim()), complete: true };
}

function jwtAuthorizer(context: ModelContext, reader: BlockReader): Authorizer {
  const [configuration] = reader.nested('jwt_configuration');
  const pool =
    configuration && context.poolOfValue(configuration, 'issuer', configuration.reference('issuer'));
  return {
    authorizer: keyOf(reader.block),
    kind: 'http',
    api: context.keyOf(reader, 'api_id', apiTypes.http),
    type: reader.text('authorizer_type') === 'JWT' ? 'jwt' : 'other',
    pools: pool === undefined ? [] : [pool],
    poolsComplete: pool !== undefined,
    identitySource: reader.texts('identity_sources'),
    hasValidationExpression: false,
    ...(configuration === undefined ? noAudiences : audiencesOf(context, configuration)),
    ...placeOf(reader.block),
  };
}

function audiencesOf(context: ModelContext, configuration: BlockReader): Audiences {
  const value = configuration.reference('audience');
  const audiences: Key[] = [];
  const foreignAudiences: string[] = [];
  let audiencesComplete = true;
  for (const audience of listed(value)) {
    const client = context.identities.blockOf(audience, 'aws_cognito_user_pool_client');
    const isId = !(audience instanceof Attribute) || audience.name === 'id';
    if (client !== undefined && isId) audiences.push(keyOf(client));
    else if (typeof audience === 'string') audiences.push(audience);
    else if (audience instanceof Attribute && audience.block.mode === 'managed') {
      foreignAudiences.push([audience.block.address, ...audience.path].join('.'));
    } else {
      // Parts that cannot be followed are noted where the list is read.
      if (!(audience instanceof Unclear)) configuration.unclear('audience', audience);
      audiencesComplete = false;
    }
  }
  return { audiences, foreignAudiences, audiencesComplete };
}

/** What is known after apply alone may be one of a list: a plan does not say which. */
function listed(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : isList(value) ? value : [value];
}
