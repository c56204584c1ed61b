/**
 * The data plane of the local AWS: what moto lacks. Tokens from each user pool's domain, discovery of each pool, and the
 * gate of each deployed API.
 *
 * Here requests find their part by host name, and what passes by on the control plane makes the parts forget what they
 * have read. Everything else is in the parts.
 */
import type {
  ControlPlaneEvent,
  DataPlane,
  DataPlaneAnswer,
  DataPlaneOptions,
  DataPlaneRequest,
} from '../data-plane-port';
import { ApiGatewayReader } from './aws-reader/api-gateway-reader';
import { CognitoReader } from './aws-reader/cognito-reader';
import { LambdaReader } from './aws-reader/lambda-reader';
import { FunctionRuntime } from './function-runtime/function-runtime';
import { LambdaProxy } from './gate/lambda-proxy';
import { RestGate } from './gate/rest-gate';
import { StageCache } from './gate/stage-cache';
import { hostTarget } from './host-target';
import { answerDiscovery } from './keys/discovery';
import { PoolKeys } from './keys/pool-keys';
import { SnapshotStore } from './snapshot/snapshot-store';
import { takeSnapshot } from './snapshot/take-snapshot';
import { answerTokenRequest } from './token-endpoint/token-endpoint';

/** AddPermission and RemovePermission: warm functions can stay as they are. */
const permissionOperation = /^(POST|DELETE) \/2015-03-31\/functions\/[^/]+\/policy(\/|$)/;

export function createDataPlane(options: DataPlaneOptions): DataPlane {
  return new LocalDataPlane(options);
}

class LocalDataPlane implements DataPlane {
  private readonly cognito: CognitoReader;
  private readonly apiGateway: ApiGatewayReader;
  private readonly keys = new PoolKeys();
  private readonly snapshots = new SnapshotStore();
  private readonly stages: StageCache;
  private readonly runtime: FunctionRuntime;
  private readonly lambdaProxy: LambdaProxy;
  private readonly gate: RestGate;
  /** Regions in which something was deployed: a custom domain's host does not tell its own. */
  private readonly regions = new Set<string>();

  constructor(private readonly options: DataPlaneOptions) {
    const { controlPlane, endpoint, log } = options;
    const lambda = new LambdaReader(controlPlane);
    this.cognito = new CognitoReader(controlPlane);
    this.apiGateway = new ApiGatewayReader(controlPlane);
    this.stages = new StageCache(this.apiGateway);
    this.runtime = new FunctionRuntime({ lambda, endpoint, log });
    this.lambdaProxy = new LambdaProxy(lambda, this.runtime);
    this.gate = new RestGate({
      stages: this.stages,
      snapshots: this.snapshots,
      keys: this.keys,
      lambdaProxy: this.lambdaProxy,
      log,
    });
  }

  async handle(request: DataPlaneRequest): Promise<DataPlaneAnswer | undefined> {
    const target = hostTarget(request.host);
    switch (target.kind) {
      case 'execute-api':
        return this.gate.answer(target.region, target.apiId, request);
      case 'user-pools':
        return answerDiscovery({ cognito: this.cognito, keys: this.keys }, target.region, request);
      case 'domain-prefix':
        return this.answerOfDomain([target.region], target.prefix, request);
      case 'other':
        return this.answerOfDomain([...this.regions], request.host, request);
    }
  }

  async observe(event: ControlPlaneEvent): Promise<void> {
    if ('region' in event) {
      this.regions.add(event.region);
    }
    switch (event.kind) {
      case 'function-code':
        return this.runtime.codeUploaded(event, event.zip);
      case 'function-deleted':
        this.lambdaProxy.permissionsChanged();
        return this.runtime.deleted(event);
      case 'deployment-created':
        this.snapshots.put(await takeSnapshot(this.apiGateway, event));
        return this.stages.clear();
      case 'rest-api-deleted':
        this.snapshots.deleteApi(event.region, event.apiId);
        return this.stages.clear();
      case 'changed':
        return this.forget(event.service, event.operation);
      case 'reset':
        return this.reset();
    }
  }

  async close(): Promise<void> {
    await this.runtime.close();
  }

  private async answerOfDomain(
    regions: readonly string[],
    domain: string,
    request: DataPlaneRequest,
  ): Promise<DataPlaneAnswer | undefined> {
    for (const region of regions) {
      const userPoolId = await this.cognito.userPoolOfDomain(region, domain);
      if (userPoolId !== undefined) {
        return answerTokenRequest(
          {
            cognito: this.cognito,
            activeSecrets: (pool, client) => this.options.controlPlane.clientSecrets(pool, client),
            keys: this.keys,
            log: this.options.log,
          },
          { region, userPoolId },
          request,
        );
      }
    }
    return undefined;
  }

  private async forget(service: string, operation: string): Promise<void> {
    if (service === 'cognito-idp' && operation === 'DeleteUserPool') {
      await this.keys.keepOnly(
        async ({ region, userPoolId }) => (await this.cognito.userPool(region, userPoolId)) !== undefined,
      );
    }
    if (service === 'apigateway') {
      this.stages.clear();
    }
    if (service === 'lambda') {
      this.lambdaProxy.permissionsChanged();
      if (!permissionOperation.test(operation)) {
        this.runtime.configurationChanged();
      }
    }
  }

  private reset(): void {
    this.keys.clear();
    this.snapshots.clear();
    this.stages.clear();
    this.lambdaProxy.permissionsChanged();
    this.runtime.clear();
    this.regions.clear();
  }
}
