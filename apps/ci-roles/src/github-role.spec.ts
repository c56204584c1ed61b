import { TerraformStack, Testing } from 'cdktf';
import { GitHubRole } from './github-role';

const subject = 'repo:acme/orders:pull_request';

const roleFor =
  (subjects: string[], policies = 0) =>
  () =>
    new GitHubRole(new TerraformStack(Testing.app(), 'stack'), 'role', {
      roleName: 'role',
      description: 'For specs',
      oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      subjects,
      statements: [],
      stackPolicies: Array.from({ length: policies }, () => '{}'),
    });

describe('a role for GitHub workflows', () => {
  it.each([
    [['repo:acme/*:pull_request'], '"repo:acme/*:pull_request" is not exact'],
    [['repo:acme/orders:*'], '"repo:acme/orders:*" is not exact'],
    [['repo:acme/orders:pull_request', 'acme'], '"acme" is not exact'],
    [[], '[] is empty'],
  ])('refuses the subjects %j', (subjects, what) => {
    expect(roleFor(subjects)).toThrow(
      new Error(
        `stack/role: subjects ${what}; allowed are subjects such as "repo:acme/orders:pull_request", without * and ?`,
      ),
    );
  });

  it('has its rights replaced together with it', () => {
    const { resource } = JSON.parse(Testing.synth(TerraformStack.of(roleFor([subject], 1)()))) as {
      resource: Record<string, Record<string, { role?: string }>>;
    };
    const roles = ['aws_iam_role_policy', 'aws_iam_role_policy_attachment'].flatMap((type) =>
      Object.values(resource[type] ?? {}).map(({ role }) => role),
    );
    expect(roles).toEqual(['${aws_iam_role.role_C7B7E775.id}', '${aws_iam_role.role_C7B7E775.id}']);
  });

  it('takes as many policies as AWS does', () => {
    expect(roleFor([subject], 10)).not.toThrow();
  });

  it('refuses more', () => {
    expect(roleFor([subject], 11)).toThrow(
      new Error(
        'stack/role: stackPolicies has 11 entries; allowed are 0-10; let fewer stacks share the role',
      ),
    );
  });
});
