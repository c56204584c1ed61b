/**
 * The AWS APIs as the data plane reads them, from plain objects, for specs: every case can deploy what no real account would
 * hold still for. That the real APIs answer in these shapes is shown by the specs in `e2e/`.
 */
import type { AwsAnswer, AwsRequest, ControlPlane } from '../../data-plane-port';

type Json = Readonly<Record<string, unknown>>;

export interface FakeApi {
  readonly restApi?: Json;
  readonly resources: readonly Json[];
  readonly authorizers?: readonly Json[];
  readonly gatewayResponses?: readonly Json[];
  /** By name. */
  readonly stages: Record<string, Json>;
}

export interface FakeFunction {
  readonly configuration: Json;
  /** Statements of the resource policy. */
  readonly statements: readonly Json[];
}

export class FakeCloud implements ControlPlane {
  /** Domain (prefix or custom) -> user pool id. */
  readonly domains: Record<string, string> = {};
  /** User pool id -> description. */
  readonly userPools: Record<string, Json | undefined> = {};
  /** `<user pool id>/<client id>` -> description and secrets. */
  readonly clients: Record<string, { readonly description: Json; readonly secrets: readonly string[] }> = {};
  /** User pool id -> resource servers. */
  readonly resourceServers: Record<string, readonly Json[]> = {};
  readonly apis: Record<string, FakeApi> = {};
  readonly functions: Record<string, FakeFunction> = {};
  /** Operations asked for, in order. */
  readonly asked: string[] = [];

  async send({ service, path, body, headers }: AwsRequest): Promise<AwsAnswer> {
    const operation = headers?.['x-amz-target']?.split('.')[1] ?? path;
    this.asked.push(`${service} ${operation}`);
    const answer =
      service === 'cognito-idp'
        ? this.cognito(operation, JSON.parse(String(body)) as Record<string, string>)
        : this.rest(path);
    return answer === undefined
      ? answerOf(404, { __type: 'ResourceNotFoundException', message: 'does not exist' })
      : answerOf(200, answer);
  }

  async clientSecrets(userPoolId: string, clientId: string): Promise<readonly string[]> {
    return this.clients[`${userPoolId}/${clientId}`]?.secrets ?? [];
  }

  private cognito(operation: string, input: Record<string, string>): Json | undefined {
    const { UserPoolId = '', ClientId = '', Domain = '' } = input;
    switch (operation) {
      case 'DescribeUserPoolDomain':
        return { DomainDescription: this.domains[Domain] ? { UserPoolId: this.domains[Domain] } : {} };
      case 'DescribeUserPool':
        return this.userPools[UserPoolId] && { UserPool: this.userPools[UserPoolId] };
      case 'DescribeUserPoolClient': {
        const client = this.clients[`${UserPoolId}/${ClientId}`];
        return client && { UserPoolClient: client.description };
      }
      case 'ListResourceServers':
        return { ResourceServers: this.resourceServers[UserPoolId] ?? [] };
      default:
        return undefined;
    }
  }

  private rest(path: string): Json | undefined {
    const [, kind, id = '', part = '', name = ''] = path.replace('/2015-03-31', '').split(/[/?]/);
    return kind === 'functions' ? this.lambda(id, part) : this.apiGateway(id, part, name);
  }

  private lambda(name: string, part: string): Json | undefined {
    const found = this.functions[name];
    if (part === 'configuration') {
      return found?.configuration;
    }
    return found && { Policy: JSON.stringify({ Version: '2012-10-17', Statement: found.statements }) };
  }

  private apiGateway(apiId: string, part: string, name: string): Json | undefined {
    const api = this.apis[apiId];
    switch (part) {
      case '':
        return api && { id: apiId, ...api.restApi };
      case 'resources':
        return { item: api?.resources };
      case 'authorizers':
        return { item: api?.authorizers ?? [] };
      case 'gatewayresponses':
        return { item: api?.gatewayResponses ?? [] };
      default:
        return api?.stages[name];
    }
  }
}

function answerOf(status: number, content: Json): AwsAnswer {
  return { status, headers: {}, body: Buffer.from(JSON.stringify(content)) };
}
