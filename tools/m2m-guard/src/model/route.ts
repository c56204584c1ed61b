/** Routes: method and path of an API, and what a call needs to get through. */
import { Attribute, Unclear } from '../documents/value';
import { apiTypes, type ApiKind } from './api';
import { noTexts, type BlockReader, type Texts } from './block-reader';
import { keyOf, type Key } from './identities';
import type { ModelContext } from './model-context';
import { placeOf, type Place } from './place';
import { RestPaths } from './rest-path';

/** `other`: an authorization that this tool does not understand, which is noted. */
export type Authorization = 'NONE' | 'AWS_IAM' | 'COGNITO_USER_POOLS' | 'JWT' | 'other';

export interface Route extends Place {
  readonly route: Key;
  readonly kind: ApiKind;
  readonly api: Key | undefined;
  /** `GET`, `ANY`, ... */
  readonly method: string;
  /** `/echo/{id}`; of an HTTP API also `$default`. */
  readonly path: string;
  readonly authorization: Authorization;
  /** Undefined when none is named, or when it cannot be told which. */
  readonly authorizer: Key | undefined;
  /** `elsewhere`: what it names is no authorizer of any document here. */
  readonly authorizerGiven: 'absent' | 'here' | 'elsewhere' | 'unclear';
  readonly oauthScopes: Texts;
  readonly needsApiKey: boolean;
}

export function routes(context: ModelContext): Route[] {
  const paths = new RestPaths(context);
  return [
    ...context.resources('aws_api_gateway_method').map((reader) => restRoute(context, reader, paths)),
    ...context.resources('aws_apigatewayv2_route').map((reader) => httpRoute(context, reader)),
    ...context.resources(apiTypes.http).flatMap((reader) => quickCreated(reader)),
    ...context.resources('aws_lambda_function_url').map((reader) => functionUrl(context, reader)),
  ];
}

function restRoute(context: ModelContext, reader: BlockReader, paths: RestPaths): Route {
  const path = paths.of(reader);
  return {
    route: keyOf(reader.block),
    kind: 'rest',
    api: context.keyOf(reader, 'rest_api_id', apiTypes.rest),
    method: shown(reader.text('http_method')).toUpperCase(),
    path: path ?? '?',
    authorization: authorizationOf(context, reader, 'authorization'),
    ...authorizerOf(context, reader, 'aws_api_gateway_authorizer'),
    oauthScopes: reader.texts('authorization_scopes'),
    needsApiKey: reader.flag('api_key_required', false) === true,
    ...placeOf(reader.block),
  };
}

function httpRoute(context: ModelContext, reader: BlockReader): Route {
  const [method, path] = methodAndPath(shown(reader.text('route_key')));
  return {
    route: keyOf(reader.block),
    kind: 'http',
    api: context.keyOf(reader, 'api_id', apiTypes.http),
    method,
    path,
    authorization: authorizationOf(context, reader, 'authorization_type'),
    ...authorizerOf(context, reader, 'aws_apigatewayv2_authorizer'),
    oauthScopes: reader.texts('authorization_scopes'),
    needsApiKey: false,
    ...placeOf(reader.block),
  };
}

/** An HTTP API with a `target` has a route without authorization that no resource declares. */
function quickCreated(reader: BlockReader): Route[] {
  if (!reader.has('target')) return [];
  const [method, path] = methodAndPath(shown(reader.text('route_key') ?? '$default'));
  return [openRoute(reader, { kind: 'http', api: keyOf(reader.block), method, path, authorization: 'NONE' })];
}

/** A URL of a function is a route that passes by every API. */
function functionUrl(context: ModelContext, reader: BlockReader): Route {
  return openRoute(reader, {
    kind: 'http',
    api: undefined,
    method: 'ANY',
    path: 'function URL',
    authorization: authorizationOf(context, reader, 'authorization_type'),
  });
}

function openRoute(
  reader: BlockReader,
  route: Pick<Route, 'kind' | 'api' | 'method' | 'path' | 'authorization'>,
): Route {
  return {
    route: keyOf(reader.block),
    ...route,
    authorizer: undefined,
    authorizerGiven: 'absent',
    oauthScopes: noTexts,
    needsApiKey: false,
    ...placeOf(reader.block),
  };
}

const understood: readonly string[] = ['NONE', 'AWS_IAM', 'COGNITO_USER_POOLS', 'JWT'];

function authorizationOf(context: ModelContext, reader: BlockReader, attribute: string): Authorization {
  const authorization = reader.text(attribute) ?? 'NONE';
  if (authorization instanceof Unclear) return 'other';
  if (understood.includes(authorization)) return authorization as Authorization;
  context.note({
    ...placeOf(reader.block),
    why: `has the authorization ${JSON.stringify(authorization)}; who may call is decided by something that this tool does not read`,
  });
  return 'other';
}

function authorizerOf(
  context: ModelContext,
  reader: BlockReader,
  type: string,
): Pick<Route, 'authorizer' | 'authorizerGiven'> {
  const value = reader.reference('authorizer_id');
  if (value === undefined || value === '') return { authorizer: undefined, authorizerGiven: 'absent' };
  const block = context.identities.blockOf(value, type);
  if (block?.mode === 'managed') return { authorizer: keyOf(block), authorizerGiven: 'here' };
  if (typeof value === 'string') return { authorizer: value, authorizerGiven: 'elsewhere' };
  if (value instanceof Attribute && value.block.mode === 'managed') {
    return {
      authorizer: [value.block.address, ...value.path].join('.'),
      authorizerGiven: 'elsewhere',
    };
  }
  if (!(value instanceof Unclear)) reader.unclear('authorizer_id', value);
  return { authorizer: undefined, authorizerGiven: 'unclear' };
}

function methodAndPath(routeKey: string): [method: string, path: string] {
  const [method = '', path] = routeKey.split(' ');
  return path === undefined ? ['ANY', method] : [method.toUpperCase(), path];
}

function shown(text: string | Unclear | undefined): string {
  return typeof text === 'string' ? text : '?';
}
