/**
 * Turns what AWS says about a method, its authorizer and its integration into what the gate decides on.
 *
 * This is where "unknown means refuse" happens: each branch either understands every setting that could narrow access or
 * change the answer, or names the resource and stops.
 */
import type {
  AuthorizerDescription,
  IntegrationDescription,
  MethodDescription,
} from '../aws-reader/api-gateway-reader';
import { issuerOf } from '../keys/pool-keys';
import type {
  Authorization,
  Integration,
  MethodSnapshot,
  MockIntegration,
  NotEmulated,
} from './rest-api-snapshot';

/** Where a method stands, for sentences. */
export interface MethodPlace {
  readonly httpMethod: string;
  readonly resourcePath: string;
}

export function understandMethod(
  place: MethodPlace,
  method: MethodDescription,
  authorizers: readonly AuthorizerDescription[],
): MethodSnapshot {
  const name = `${place.httpMethod} ${place.resourcePath}`;
  return {
    httpMethod: place.httpMethod,
    authorization: understandAuthorization(name, method, authorizers),
    apiKeyRequired: method.apiKeyRequired ?? false,
    integration: method.requestValidatorId
      ? notEmulated(`request validator ${method.requestValidatorId} of ${name}`)
      : understandIntegration(name, method.methodIntegration),
  };
}

export function notEmulated(what: string): NotEmulated {
  return { kind: 'not-emulated', what };
}

function understandAuthorization(
  name: string,
  { authorizationType, authorizerId, authorizationScopes }: MethodDescription,
  authorizers: readonly AuthorizerDescription[],
): Authorization {
  if (authorizationType === 'NONE') {
    return { kind: 'none' };
  }
  if (authorizationType !== 'COGNITO_USER_POOLS') {
    return notEmulated(`authorization type ${authorizationType ?? '(none given)'} of ${name}`);
  }
  const authorizer = authorizers.find(({ id }) => id === authorizerId);
  if (authorizer === undefined) {
    return notEmulated(`authorizer ${authorizerId ?? '(none given)'} of ${name}, which does not exist`);
  }
  return understandAuthorizer(authorizer, authorizationScopes ?? []);
}

const headerSource = /^method\.request\.header\.([A-Za-z0-9!#$%&'*+.^_`|~-]+)$/;
const userPoolArn = /^arn:aws[\w-]*:cognito-idp:([a-z0-9-]+):\d{12}:userpool\/([\w-]+)$/;

function understandAuthorizer(
  authorizer: AuthorizerDescription,
  oauthScopes: readonly string[],
): Authorization {
  const name = `authorizer ${authorizer.id} (${authorizer.name ?? 'no name'})`;
  if (authorizer.type !== 'COGNITO_USER_POOLS') {
    return notEmulated(`type ${authorizer.type} of ${name}`);
  }
  if (authorizer.identityValidationExpression) {
    return notEmulated(`identity validation expression of ${name}`);
  }
  const [, header] = headerSource.exec(authorizer.identitySource ?? '') ?? [];
  if (header === undefined) {
    return notEmulated(`identity source ${authorizer.identitySource ?? '(none given)'} of ${name}`);
  }
  const issuers: string[] = [];
  for (const arn of authorizer.providerARNs ?? []) {
    const [, region, userPoolId] = userPoolArn.exec(arn) ?? [];
    if (region === undefined || userPoolId === undefined) {
      return notEmulated(`provider ${arn} of ${name}`);
    }
    issuers.push(issuerOf({ region, userPoolId }));
  }
  return {
    kind: 'cognito',
    authorizerId: authorizer.id,
    headerName: header.toLowerCase(),
    issuers,
    oauthScopes,
  };
}

/** The time-out of an integration that names none. */
const defaultTimeoutMilliseconds = 29_000;
const invocationUri =
  /^arn:aws[\w-]*:apigateway:[a-z0-9-]+:lambda:path\/2015-03-31\/functions\/(.+)\/invocations$/;

function understandIntegration(
  name: string,
  integration: IntegrationDescription | null | undefined,
): Integration {
  if (!integration) {
    return notEmulated(`missing integration of ${name}`);
  }
  if (integration.type === 'MOCK') {
    return understandMock(name, integration);
  }
  if (integration.type !== 'AWS_PROXY') {
    return notEmulated(`integration type ${integration.type} of ${name}`);
  }
  const [, functionArn] = invocationUri.exec(integration.uri ?? '') ?? [];
  if (functionArn === undefined) {
    return notEmulated(`integration URI ${integration.uri ?? '(none given)'} of ${name}`);
  }
  if (integration.credentials) {
    return notEmulated(`integration credentials of ${name}`);
  }
  if (Object.keys(integration.requestParameters ?? {}).length > 0) {
    return notEmulated(`integration request parameters of ${name}`);
  }
  return {
    kind: 'lambda-proxy',
    functionArn,
    timeoutMilliseconds: integration.timeoutInMillis ?? defaultTimeoutMilliseconds,
  };
}

const headerParameter = /^method\.response\.header\.(.+)$/;
const literal = /^'([^']*)'$/;

/** A mock answers without a backend; here only with texts that stand in the API itself, as preflights have them. */
function understandMock(name: string, integration: IntegrationDescription): MockIntegration | NotEmulated {
  const statusCode = mockStatusCode(integration.requestTemplates?.['application/json']);
  if (statusCode === undefined) {
    return notEmulated(`request template of the mock integration of ${name}`);
  }
  const responses = Object.values(integration.integrationResponses ?? {});
  const response =
    responses.find(({ selectionPattern }) => selectionPattern === statusCode) ??
    responses.find(({ selectionPattern }) => !selectionPattern);
  if (response === undefined || responses.some(({ selectionPattern }) => !isPlain(selectionPattern))) {
    return notEmulated(`integration responses of the mock integration of ${name}`);
  }
  const headers = Object.entries(response.responseParameters ?? {}).map(
    ([target, value]) => [headerParameter.exec(target)?.[1], literal.exec(value ?? '')?.[1]] as const,
  );
  const understood = headers.filter((pair): pair is readonly [string, string] => !pair.includes(undefined));
  if (understood.length !== headers.length) {
    return notEmulated(`response parameters of the mock integration of ${name}`);
  }
  const body = response.responseTemplates?.['application/json'] ?? '';
  return /[#$]/.test(body)
    ? notEmulated(`response template of the mock integration of ${name}`)
    : { kind: 'mock', status: Number(response.statusCode), headers: understood, body };
}

function isPlain(selectionPattern: string | null | undefined): boolean {
  return !selectionPattern || /^\d{3}$/.test(selectionPattern);
}

/** Of a template such as `{"statusCode": 200}`; undefined for anything that would have to be computed. */
function mockStatusCode(template: string | null | undefined): string | undefined {
  const [, statusCode] = /^\s*\{\s*"?statusCode"?\s*:\s*"?(\d{3})"?\s*\}\s*$/.exec(template ?? '') ?? [];
  return statusCode;
}
