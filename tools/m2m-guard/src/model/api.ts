/** APIs: REST APIs and HTTP APIs, with their stages. */
import type { BlockReader } from './block-reader';
import { keyOf, type Key } from './identities';
import type { ModelContext } from './model-context';
import { placeOf, type Place } from './place';

export type ApiKind = 'rest' | 'http';

export interface Api extends Place {
  readonly api: Key;
  readonly kind: ApiKind;
  /** An HTTP API answers a preflight by itself when this is true. */
  readonly answersPreflight: boolean;
}

export interface ApiStage extends Place {
  readonly api: Key | undefined;
  readonly kind: ApiKind;
  /** False when it surely has none. */
  readonly hasAccessLog: boolean;
}

/** A resource of a REST API: one part of a path. */
export interface ApiResource extends Place {
  readonly api: Key | undefined;
}

export const apiTypes = { rest: 'aws_api_gateway_rest_api', http: 'aws_apigatewayv2_api' } as const;

export function apis(context: ModelContext): Api[] {
  return [
    ...context.resources(apiTypes.rest).map((reader) => api(context, reader, 'rest')),
    ...context.resources(apiTypes.http).map((reader) => api(context, reader, 'http')),
  ];
}

function api(context: ModelContext, reader: BlockReader, kind: ApiKind): Api {
  if (reader.has('body')) {
    context.note({
      ...placeOf(reader.block),
      why: 'has its routes in "body", an OpenAPI document that this tool does not read; declare them as resources',
    });
  }
  return {
    api: keyOf(reader.block),
    kind,
    answersPreflight: kind === 'http' && reader.has('cors_configuration'),
    ...placeOf(reader.block),
  };
}

export function apiStages(context: ModelContext): ApiStage[] {
  const stage = (reader: BlockReader, kind: ApiKind, apiAttribute: string): ApiStage => ({
    api: context.keyOf(reader, apiAttribute, apiTypes[kind]),
    kind,
    hasAccessLog: hasAccessLog(reader),
    ...placeOf(reader.block),
  });
  return [
    ...context.resources('aws_api_gateway_stage').map((reader) => stage(reader, 'rest', 'rest_api_id')),
    ...context.resources('aws_apigatewayv2_stage').map((reader) => stage(reader, 'http', 'api_id')),
  ];
}

function hasAccessLog(reader: BlockReader): boolean {
  const settings = reader.nested('access_log_settings');
  return settings.length > 0
    ? settings.some((one) => one.has('destination_arn'))
    : reader.has('access_log_settings');
}

export function apiResources(context: ModelContext): ApiResource[] {
  return context.resources('aws_api_gateway_resource').map((reader) => ({
    ...placeOf(reader.block),
    api: context.keyOf(reader, 'rest_api_id', apiTypes.rest),
  }));
}
