import { parseStages } from './stages';

type Json = Record<string, unknown>;

const oidcProviderArn = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const dev = {
  region: 'eu-west-1',
  domainPrefix: 'm2m-dev',
  deletionProtection: false,
  apiGatewayAccount: false,
  accountId: '111122223333',
  state: { bucket: 'states' },
  github: { repository: 'acme/orders' },
};

const read = (stages: Json) => parseStages({ defaultStage: 'dev', stages }, 'cdktf.json').all;

function refusal(stages: Json): string {
  try {
    read(stages);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the settings were accepted');
}

describe('github of a stage', () => {
  it('means the branch main and the environment deploy, and a provider that ci-roles makes', () => {
    expect(read({ dev })[0]?.github).toEqual({
      repository: 'acme/orders',
      branch: 'main',
      environment: 'deploy',
      oidcProviderArn: undefined,
    });
  });

  it('may be in two stages of one account that differ in environment and share the provider', () => {
    const prod = {
      ...dev,
      domainPrefix: 'm2m-prod',
      github: { repository: 'acme/orders', environment: 'production', oidcProviderArn },
    };
    expect(read({ dev, prod }).map(({ github }) => github?.environment)).toEqual(['deploy', 'production']);
  });

  const here = 'cdktf.json: context.stages.dev';
  it.each<[string, Json, string]>([
    [
      'of the wrong type',
      { github: 'acme/orders' },
      `${here}.github: expected an object; received "acme/orders"`,
    ],
    [
      'with an unknown key',
      { github: { repo: 'acme/orders' } },
      `${here}.github: there is no setting "repo"; allowed are branch, environment, oidcProviderArn, repository`,
    ],
    [
      'without a repository',
      { github: {} },
      `${here}.github.repository: expected a repository such as "acme/orders", as GitHub spells it, but the key is missing`,
    ],
    [
      'with all repositories of an owner',
      { github: { repository: 'acme/*' } },
      `${here}.github.repository: expected a repository such as "acme/orders", as GitHub spells it; received "acme/*"`,
    ],
    [
      'with all branches',
      { github: { repository: 'acme/orders', branch: '*' } },
      `${here}.github.branch: expected a branch name of letters, digits and ._/-; received "*"`,
    ],
    [
      'with all environments',
      { github: { repository: 'acme/orders', environment: '*' } },
      `${here}.github.environment: expected a GitHub environment of 1-255 letters, digits, spaces and ._-; received "*"`,
    ],
    [
      'with the provider of another issuer',
      { github: { repository: 'acme/orders', oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/x' } },
      `${here}.github.oidcProviderArn: expected the ARN of the OIDC provider, "arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com"; received "arn:aws:iam::111122223333:oidc-provider/x"`,
    ],
    [
      'with the provider of another account',
      { accountId: '444455556666', github: { repository: 'acme/orders', oidcProviderArn } },
      `${here}.github.oidcProviderArn: expected the OIDC provider of the stage's own account 444455556666; received "${oidcProviderArn}"`,
    ],
  ])('fails when it is %s', (_what, settings, message) => {
    expect(refusal({ dev: { ...dev, ...settings } })).toBe(message);
  });

  it.each<['accountId' | 'state', string]>([
    ['accountId', 'because the rights of its roles name the account'],
    ['state', 'because a state on the disk of a runner is lost with it'],
  ])('fails when there is no %s beside it', (key, reason) => {
    const others = Object.fromEntries(Object.entries(dev).filter(([name]) => name !== key));
    expect(refusal({ dev: others })).toBe(
      `${here}.${key}: expected beside github, ${reason}, but the key is missing`,
    );
  });

  it('fails when two stages are deployed from one environment', () => {
    const prod = { ...dev, domainPrefix: 'm2m-prod', accountId: '444455556666' };
    expect(refusal({ dev, prod })).toBe(
      'cdktf.json: context.stages.prod.github.environment: stage "dev" is deployed from the environment "deploy" of acme/orders already; give every stage an environment of its own',
    );
  });

  it('fails when two stages would both make the provider of one account', () => {
    const prod = {
      ...dev,
      domainPrefix: 'm2m-prod',
      github: { repository: 'acme/orders', environment: 'production' },
    };
    expect(refusal({ dev, prod })).toBe(
      'cdktf.json: context.stages.prod.github.oidcProviderArn: stage "dev" makes the OIDC provider of account 111122223333 already; name it here',
    );
  });
});
