/** Integrations of REST methods and gateway responses: the other parts of the snapshot that a deployment takes. */
import { apiTypes } from './api';
import { keyOf, type Key } from './identities';
import type { ModelContext } from './model-context';
import { placeOf, type Place } from './place';
import type { Unclear } from '../documents/value';

export interface Integration extends Place {
  readonly integration: Key;
  readonly api: Key | undefined;
  readonly type: string | Unclear | undefined;
  /** A mock has no backend, and so no URI. */
  readonly hasUri: boolean;
}

export interface GatewayResponse extends Place {
  readonly gatewayResponse: Key;
  readonly api: Key | undefined;
  readonly responseType: string | Unclear | undefined;
  /** Status that callers get instead of AWS's own. */
  readonly statusCode: string | Unclear | undefined;
}

export function integrations(context: ModelContext): Integration[] {
  return context.resources('aws_api_gateway_integration').map((reader) => ({
    integration: keyOf(reader.block),
    api: context.keyOf(reader, 'rest_api_id', apiTypes.rest),
    type: reader.text('type'),
    hasUri: reader.has('uri'),
    ...placeOf(reader.block),
  }));
}

export function gatewayResponses(context: ModelContext): GatewayResponse[] {
  return context.resources('aws_api_gateway_gateway_response').map((reader) => ({
    gatewayResponse: keyOf(reader.block),
    api: context.keyOf(reader, 'rest_api_id', apiTypes.rest),
    responseType: reader.text('response_type'),
    statusCode: reader.text('status_code'),
    ...placeOf(reader.block),
  }));
}
