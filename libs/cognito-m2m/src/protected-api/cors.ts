/**
 * CORS for callers in a browser: preflights that need no token, and headers on the errors that API Gateway itself
 * answers, without which a browser hides a 401 from its own page.
 */
import { ApiGatewayGatewayResponse } from '@cdktf/provider-aws/lib/api-gateway-gateway-response';
import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { ApiGatewayIntegrationResponse } from '@cdktf/provider-aws/lib/api-gateway-integration-response';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import { ApiGatewayMethodResponse } from '@cdktf/provider-aws/lib/api-gateway-method-response';
import type { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { checkNumber, checkText, type TextLimits } from '@m2m/construct-props';
import { Construct } from 'constructs';
import type { ApiPath } from './api-path';
import type { Redeployment } from './redeployment';

export interface CorsProps {
  /** The one origin that may call: `https://app.example.com`, or `*` for every one. */
  readonly allowOrigin: string;

  /** Request headers beside `Authorization`, which is always allowed. @default Content-Type */
  readonly allowHeaders?: readonly string[];

  /** How long a browser may remember a preflight, in seconds, 0-86,400. @default 600 seconds */
  readonly maxAgeSeconds?: number;
}

const originLimits: TextLimits = {
  minLength: 1,
  maxLength: 255,
  character: /[a-zA-Z0-9.:/*-]/,
  pattern: /^(?:\*|https?:\/\/[a-z0-9.-]+(?::\d{1,5})?)$/,
  allowed: '* and origins such as https://app.example.com, without a path',
};

const headerLimits: TextLimits = {
  minLength: 1,
  maxLength: 128,
  character: /[A-Za-z0-9-]/,
  allowed: 'header names of letters, digits and hyphens',
};

const allMethods = 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT';

/** Response headers, quoted as API Gateway wants its literals. */
type QuotedHeaders = Readonly<Record<string, string>>;

export class Cors extends Construct {
  private readonly errorHeaders: QuotedHeaders;
  private readonly preflightHeaders: QuotedHeaders;
  private readonly answered = new Set<ApiPath>();

  /** @throws ConstructPropsError when an origin or a header is none */
  constructor(
    scope: Construct,
    id: string,
    private readonly api: { readonly restApi: ApiGatewayRestApi; readonly deployment: Redeployment },
    { allowOrigin, allowHeaders = ['Content-Type'], maxAgeSeconds = 600 }: CorsProps,
  ) {
    super(scope, id);
    checkText(this, 'allowOrigin', allowOrigin, originLimits);
    checkNumber(this, 'maxAgeSeconds', maxAgeSeconds, { min: 0, max: 86_400, unit: 'seconds' });
    for (const header of allowHeaders) {
      checkText(this, 'allowHeaders', header, headerLimits);
    }
    // A star would not do: it does not cover Authorization.
    const headers = [...new Set(['Authorization', ...allowHeaders])].join(',');
    this.errorHeaders = {
      'Access-Control-Allow-Headers': `'${headers}'`,
      'Access-Control-Allow-Origin': `'${allowOrigin}'`,
    };
    this.preflightHeaders = {
      ...this.errorHeaders,
      'Access-Control-Allow-Methods': `'${allMethods}'`,
      'Access-Control-Max-Age': `'${maxAgeSeconds.toString()}'`,
    };
    this.addErrorResponse('DEFAULT_4XX');
    this.addErrorResponse('DEFAULT_5XX');
  }

  /** Answers preflights on a path. True the first time; more routes on the same path need no second answer. */
  addPreflight(path: ApiPath): boolean {
    if (this.answered.has(path)) {
      return false;
    }
    this.answered.add(path);
    const scope = new Construct(path, 'preflight');
    const place = { restApiId: this.api.restApi.id, resourceId: path.resourceId };
    const method = new ApiGatewayMethod(scope, 'Resource', {
      ...place,
      httpMethod: 'OPTIONS',
      authorization: 'NONE',
    });
    const integration = new ApiGatewayIntegration(scope, 'integration', {
      ...place,
      httpMethod: method.httpMethod,
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode":204}' },
    });
    const response = new ApiGatewayMethodResponse(scope, 'response', {
      ...place,
      httpMethod: method.httpMethod,
      statusCode: '204',
      responseParameters: mapKeys(this.preflightHeaders, 'method.response.header.', () => true),
    });
    const integrationResponse = new ApiGatewayIntegrationResponse(scope, 'integration-response', {
      ...place,
      httpMethod: method.httpMethod,
      statusCode: response.statusCode,
      responseParameters: mapKeys(this.preflightHeaders, 'method.response.header.', (value) => value),
      dependsOn: [integration],
    });
    this.api.deployment.cover(`OPTIONS ${path.path}`, method, integration, response, integrationResponse);
    return true;
  }

  private addErrorResponse(responseType: 'DEFAULT_4XX' | 'DEFAULT_5XX'): void {
    const response = new ApiGatewayGatewayResponse(this, responseType, {
      restApiId: this.api.restApi.id,
      responseType,
      responseParameters: mapKeys(this.errorHeaders, 'gatewayresponse.header.', (value) => value),
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
    });
    this.api.deployment.cover(`gateway response ${responseType}`, response);
  }
}

function mapKeys<T>(headers: QuotedHeaders, prefix: string, value: (header: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).map(([name, text]) => [`${prefix}${name}`, value(text)]));
}
