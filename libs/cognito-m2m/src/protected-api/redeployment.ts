/**
 * The deployment of an API: a snapshot. A change of routes is live only after a new one, so whatever belongs to the
 * snapshot is registered here with its configured content, and a hash of all of it triggers the next snapshot.
 *
 * Resource ids would not do: the id of a method stays when its scopes change. Whole resources would not do either: they
 * hold values that AWS computes, and the plan after an apply would never be empty.
 */
import { createHash } from 'node:crypto';
import { ApiGatewayDeployment } from '@cdktf/provider-aws/lib/api-gateway-deployment';
import type { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { dependable, type IResolveContext, Lazy, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

/** What one resource contributes to the snapshot, attribute by attribute. */
export type DeployedContent = Readonly<
  Record<string, string | number | readonly string[] | Readonly<Record<string, string>>>
>;

export class Redeployment extends Construct {
  readonly deploymentId: string;

  private readonly resource: ApiGatewayDeployment;
  private readonly contents: DeployedContent[] = [];
  private readonly references = new Set<string>();

  constructor(scope: Construct, id: string, restApi: ApiGatewayRestApi) {
    super(scope, id);
    this.resource = new ApiGatewayDeployment(this, 'Resource', {
      restApiId: restApi.id,
      triggers: {
        content: Lazy.stringValue({ produce: (context: IResolveContext) => this.hash(context) }),
        references: Lazy.stringValue({ produce: () => [...this.references].join(' ') }),
      },
      // A stage cannot be without a deployment, not even between two of them.
      lifecycle: { createBeforeDestroy: true },
    });
    this.deploymentId = this.resource.id;
  }

  /**
   * @param resources made before the snapshot is taken
   * @param content what they are configured with, as it is known now
   * @param references values that only Terraform knows, whose change needs a new snapshot, too
   */
  cover(
    resources: readonly TerraformResource[],
    content: DeployedContent,
    references: readonly string[] = [],
  ): void {
    this.resource.dependsOn = [...(this.resource.dependsOn ?? []), ...resources.map(dependable)];
    this.contents.push(content);
    for (const reference of references) {
      this.references.add(reference);
    }
  }

  /** The order in which routes are written down is no change. */
  private hash({ resolve }: IResolveContext): string {
    const lines = this.contents.map((content) => JSON.stringify(resolve(content))).sort();
    return createHash('sha256').update(lines.join('\n')).digest('hex');
  }
}
