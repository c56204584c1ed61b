/** Makes the HTTP answer of a refusal: the row of the table, or what the API's gateway responses put in its place. */
import type { DataPlaneAnswer } from '../../data-plane-port';
import type { GatewayResponse, RestApiSnapshot } from '../snapshot/rest-api-snapshot';
import { type GateRefusal, type GateRefusalRow, gateRefusals } from './gate-refusals';
import { type GateRequest, headerValues } from './request-context';

export interface Refusal {
  readonly reason: GateRefusal;
  /** For the log of the local AWS: what was wrong, and nothing that the caller sent. */
  readonly detail?: string;
}

export function refusedAnswer(
  { reason, detail }: Refusal,
  request: GateRequest,
  gatewayResponses: RestApiSnapshot['gatewayResponses'],
): DataPlaneAnswer {
  const row: GateRefusalRow = gateRefusals[reason];
  const message =
    reason === 'notEmulated' && detail !== undefined ? `${row.message}: ${detail}` : row.message;
  const override = gatewayResponses.get(row.responseType) ?? gatewayResponses.get(defaultTypeOf(row.status));
  const variables = { message, responseType: row.responseType, request };
  return {
    status: override?.status ?? row.status,
    headers: [
      ['content-type', 'application/json'],
      ['x-amzn-errortype', row.errorType],
      ...(override ? overridingHeaders(override, request) : []),
    ],
    body: renderTemplate(override?.template ?? defaultTemplate, variables),
  };
}

const defaultTemplate = '{"message":$context.error.messageString}';

function defaultTypeOf(status: number): string {
  return status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
}

interface TemplateVariables {
  readonly message: string;
  readonly responseType: string;
  readonly request: GateRequest;
}

/** Gateway responses know no logic: `$context` variables are filled in, everything else stands as it is. */
function renderTemplate(template: string, { message, responseType, request }: TemplateVariables): string {
  const variables: Readonly<Record<string, string>> = {
    'error.messageString': JSON.stringify(message),
    'error.message': message,
    'error.responseType': responseType,
    requestId: request.requestId,
    extendedRequestId: request.extendedRequestId,
    apiId: request.apiId,
    stage: request.stageName,
    httpMethod: request.http.method,
    path: request.http.path,
  };
  return template.replaceAll(/\$context\.([A-Za-z.]*[A-Za-z])/g, (_, name: string) => variables[name] ?? '');
}

/** Literals in quotes, and the headers and query parameters of the request; an expression of another kind sets no header. */
function overridingHeaders({ headers }: GatewayResponse, request: GateRequest): [string, string][] {
  return headers.flatMap(([name, expression]) => {
    const value = mappedValue(expression, request);
    return value === undefined ? [] : [[name, value] as [string, string]];
  });
}

function mappedValue(expression: string, { http }: GateRequest): string | undefined {
  const literal = /^'([^']*)'$/.exec(expression)?.[1];
  if (literal !== undefined) {
    return literal;
  }
  const [, place, name = ''] = /^method\.request\.(header|querystring)\.(.+)$/.exec(expression) ?? [];
  if (place === 'header') {
    return headerValues(http, name.toLowerCase()).at(-1);
  }
  return place === 'querystring' ? (new URLSearchParams(http.query).get(name) ?? undefined) : undefined;
}
