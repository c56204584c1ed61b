/** The two roles of ci-roles, with the rights that the synthesized stack gives them. */
import type { DeployedWorkspace } from '../deployed-workspace';
import type { Role } from './observed-cloud';
import { RolePolicy } from './role-policy';

type Policies = Readonly<Record<string, { readonly policy: string }>>;

export function rolesOf(workspace: DeployedWorkspace): Readonly<Record<Role, RolePolicy>> {
  const { resource } = JSON.parse(
    workspace.read('apps/ci-roles/cdktf.out/local/stacks/ci-roles/cdk.tf.json'),
  ) as { resource: { aws_iam_role_policy: Policies; aws_iam_policy: Policies } };
  const policies = [resource.aws_iam_role_policy, resource.aws_iam_policy].flatMap(
    Object.entries<Policies[string]>,
  );
  const roleNamed = (role: Role) => {
    const own = policies.filter(([id]) => id.startsWith(role));
    expect(own).toHaveLength(2);
    return new RolePolicy(own.map(([, { policy }]) => policy));
  };
  return { plan: roleNamed('plan'), deploy: roleNamed('deploy') };
}
