/**
 * The deployment of an API: a snapshot. A change of routes is live only after a new one, so whatever belongs to the
 * snapshot is registered here, and what it is configured with is a trigger of the next snapshot.
 *
 * The triggers refer to attributes, so it is Terraform that sees a change, overrides among them. Resource ids would not
 * do: the id of a method stays when its scopes change. Whole resources would not do either: they hold values that AWS
 * computes, and the plan after an apply would never be empty.
 */
import { ApiGatewayDeployment } from '@cdktf/provider-aws/lib/api-gateway-deployment';
import type { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { dependable, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { kindOf, snapshotOf } from './snapshot-attributes';

export class Redeployment extends Construct {
  readonly deploymentId: string;

  private readonly resource: ApiGatewayDeployment;

  constructor(scope: Construct, id: string, restApi: ApiGatewayRestApi) {
    super(scope, id);
    this.resource = new ApiGatewayDeployment(this, 'Resource', {
      restApiId: restApi.id,
      triggers: { 'API settings': trigger([restApi]) },
      // A stage cannot be without a deployment, not even between two of them.
      lifecycle: { createBeforeDestroy: true },
    });
    this.deploymentId = this.resource.id;
  }

  /**
   * @param name what a reviewer reads in the plan when it changes, `GET /echo`
   * @param resources made before the snapshot is taken
   */
  cover(name: string, ...resources: TerraformResource[]): void {
    this.resource.dependsOn = [...(this.resource.dependsOn ?? []), ...resources.map(dependable)];
    this.resource.triggers = { ...this.resource.triggersInput, [name]: trigger(resources) };
  }
}

/** The content of one resource, or of several by their kind. */
function trigger(resources: readonly TerraformResource[]): string {
  const [only, ...more] = resources;
  const content =
    only !== undefined && more.length === 0
      ? snapshotOf(only)
      : `{${resources.map((resource) => `${kindOf(resource)} = ${snapshotOf(resource)}`).join(', ')}}`;
  return `\${jsonencode(${content})}`;
}
