/** Deployments of HTTP and WebSocket APIs, kept here altogether: moto has none. */
import { randomBytes } from 'node:crypto';
import { AwsError } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { restAnswer, restOperation, type RestCall } from '../rest-call';

interface Deployment {
  readonly deploymentId: string;
  readonly description?: string;
  readonly createdDate: string;
  readonly deploymentStatus: 'DEPLOYED';
  readonly autoDeployed: false;
}

const all = /^\/v2\/apis\/([^/]+)\/deployments\/?$/;
const one = /^\/v2\/apis\/([^/]+)\/deployments\/([^/]+)\/?$/;

export class HttpApiDeployments {
  private readonly byApi = new Map<string, Map<string, Deployment>>();

  clear(): void {
    this.byApi.clear();
  }

  forgetApi(apiId: string): void {
    this.byApi.delete(apiId);
  }

  operations(): readonly FrontOperation[] {
    const row = {
      service: 'apigateway',
      does: 'answers',
      because: 'is missing (HTTP and WebSocket APIs)',
    } as const;
    return [
      restOperation({
        ...row,
        operation: 'CreateDeployment (v2)',
        method: 'POST',
        path: all,
        handle: async (call) => {
          await apiMustExist(call);
          return restAnswer(201, this.store(call, randomBytes(5).toString('hex')));
        },
      }),
      restOperation({
        ...row,
        operation: 'GetDeployments (v2)',
        method: 'GET',
        path: all,
        handle: async (call) => {
          await apiMustExist(call);
          return restAnswer(200, { items: [...this.of(call).values()] });
        },
      }),
      restOperation({
        ...row,
        operation: 'GetDeployment (v2)',
        method: 'GET',
        path: one,
        handle: async (call) => restAnswer(200, this.existing(call)),
      }),
      restOperation({
        ...row,
        operation: 'UpdateDeployment (v2)',
        method: 'PATCH',
        path: one,
        handle: async (call) => restAnswer(200, this.store(call, this.existing(call).deploymentId)),
      }),
      restOperation({
        ...row,
        operation: 'DeleteDeployment (v2)',
        method: 'DELETE',
        path: one,
        handle: async (call) => {
          this.of(call).delete(this.existing(call).deploymentId);
          return restAnswer(204);
        },
      }),
    ];
  }

  private of({ params: [apiId = ''] }: RestCall): Map<string, Deployment> {
    const deployments = this.byApi.get(apiId) ?? new Map<string, Deployment>();
    this.byApi.set(apiId, deployments);
    return deployments;
  }

  private store(call: RestCall, deploymentId: string): Deployment {
    const description = call.body['description'];
    const before = this.of(call).get(deploymentId);
    const deployment: Deployment = {
      autoDeployed: false,
      createdDate: before?.createdDate ?? new Date().toISOString(),
      deploymentId,
      deploymentStatus: 'DEPLOYED',
      ...(typeof description === 'string' ? { description } : {}),
    };
    this.of(call).set(deploymentId, deployment);
    return deployment;
  }

  private existing(call: RestCall): Deployment {
    const [, deploymentId = ''] = call.params;
    const deployment = this.of(call).get(deploymentId);
    if (deployment === undefined) {
      throw new AwsError('NotFoundException', `Unable to find deployment ${deploymentId}`, 404);
    }
    return deployment;
  }
}

/** @throws AwsError NotFoundException */
export async function apiMustExist({ get, params: [apiId = ''] }: RestCall): Promise<void> {
  if ((await get(`/v2/apis/${apiId}`)) === undefined) {
    throw new AwsError('NotFoundException', `Invalid API identifier specified ${apiId}`, 404);
  }
}
