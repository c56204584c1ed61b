import { TerraformStack, Testing } from 'cdktf';
import { GitHubRole } from './github-role';

const roleFor = (subjects: string[]) => () =>
  new GitHubRole(new TerraformStack(Testing.app(), 'stack'), 'role', {
    roleName: 'role',
    description: 'For specs',
    oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    subjects,
    statements: [],
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
});
