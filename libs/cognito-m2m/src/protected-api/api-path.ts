/**
 * The paths of an API as the tree that API Gateway keeps them in: one resource per segment.
 */
import { ApiGatewayResource } from '@cdktf/provider-aws/lib/api-gateway-resource';
import type { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { ConstructPropsError, quote } from '@m2m/construct-props';
import { Construct } from 'constructs';
import type { Redeployment } from './redeployment';
import { isVariable } from './route-path';

/** The API that a path belongs to. */
export interface ApiOfPaths {
  readonly restApi: ApiGatewayRestApi;
  readonly deployment: Redeployment;
}

/** Resources that an API can have, the root among them. */
const resourcesPerApi = 300;

/** Ids that a path has below itself for other things than segments. */
const takenIds = /^(?:Resource|preflight|[A-Z]+)$/;

export class ApiPath extends Construct {
  /** The path `/`, which every API has. */
  static root(scope: Construct, id: string, { restApi, deployment }: ApiOfPaths): ApiPath {
    return new ApiPath(scope, id, {
      restApi,
      deployment,
      path: '/',
      resourceId: restApi.rootResourceId,
      count: { resources: 1 },
    });
  }

  readonly path: string;
  readonly resourceId: string;

  private readonly api: ApiOfPaths;
  private readonly count: { resources: number };
  private readonly below = new Map<string, ApiPath>();

  private constructor(
    scope: Construct,
    id: string,
    props: ApiOfPaths & { path: string; count: { resources: number } } & (
        { resourceId: string } | { parentId: string; pathPart: string }
      ),
  ) {
    super(scope, id);
    this.api = { restApi: props.restApi, deployment: props.deployment };
    this.path = props.path;
    this.count = props.count;
    this.resourceId = 'resourceId' in props ? props.resourceId : this.addResource(props);
  }

  /**
   * The path one segment further down, made when it is not there yet.
   *
   * @throws ConstructPropsError when API Gateway would refuse one more resource here
   */
  child(api: Construct, segment: string): ApiPath {
    const known = this.below.get(segment);
    if (known) {
      return known;
    }
    const path = `${this.path === '/' ? '' : this.path}/${segment}`;
    const variable = [...this.below.keys()].find(isVariable);
    if (isVariable(segment) && variable !== undefined) {
      throw new ConstructPropsError(
        api,
        `path ${quote(path)} has a variable where ${quote(variable)} is one already; API Gateway takes one per place`,
      );
    }
    if (this.count.resources >= resourcesPerApi) {
      throw new ConstructPropsError(
        api,
        `path ${quote(path)} would be one resource too many; allowed are ${resourcesPerApi.toString()} with the root, so use {proxy+} or a second API`,
      );
    }
    this.count.resources += 1;
    const child = new ApiPath(this, takenIds.test(segment) ? `path:${segment}` : segment, {
      ...this.api,
      path,
      parentId: this.resourceId,
      pathPart: segment,
      count: this.count,
    });
    this.below.set(segment, child);
    return child;
  }

  private addResource(place: { parentId: string; pathPart: string }): string {
    const { restApi, deployment } = this.api;
    const { parentId, pathPart } = place;
    const resource = new ApiGatewayResource(this, 'Resource', { restApiId: restApi.id, parentId, pathPart });
    deployment.cover(`path ${this.path}`, resource);
    return resource.id;
  }
}
