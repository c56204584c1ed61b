/** Calls of AWS APIs as an SDK makes them, as far as a local AWS looks at them. */
export interface Called {
  readonly status: number;
  readonly errorType: string | undefined;
  readonly json: Readonly<Record<string, unknown>>;
}

export class AwsClient {
  constructor(private readonly endpoint: string) {}

  /** An operation of Cognito, or of another service with a JSON protocol. */
  cognito(operation: string, input: object): Promise<Called> {
    return this.call('cognito-idp', 'POST', '/', input, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    });
  }

  apiGateway(method: string, path: string, body?: object): Promise<Called> {
    return this.call('apigateway', method, path, body, { 'content-type': 'application/json' });
  }

  async call(
    service: string,
    method: string,
    path: string,
    body: object | undefined,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Called> {
    const scope = `20260101/us-east-1/${service}/aws4_request`;
    const response = await fetch(this.endpoint + path, {
      method,
      headers: {
        ...headers,
        authorization: `AWS4-HMAC-SHA256 Credential=local/${scope}, SignedHeaders=host, Signature=0`,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const json = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>;
    const type = json['__type'] ?? response.headers.get('x-amzn-errortype');
    return { status: response.status, errorType: typeof type === 'string' ? type : undefined, json };
  }
}
