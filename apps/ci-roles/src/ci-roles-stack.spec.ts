import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseStages, selectStage, type Stage } from '@m2m/stages';
import { App } from 'cdktf';
import { CiRolesStack } from './ci-roles-stack';

const account = '111122223333';
const dev = {
  region: 'eu-west-1',
  domainPrefix: 'm2m-dev',
  deletionProtection: true,
  apiGatewayAccount: true,
  accountId: account,
  state: { bucket: 'states' },
  github: { repository: 'acme/orders' },
};
const oidcProviderArn = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
const withProvider = { ...dev, github: { repository: 'acme/orders', oidcProviderArn } };

const stageOf = (settings: object): Stage =>
  selectStage(parseStages({ defaultStage: 'dev', stages: { dev: settings } }, 'cdktf.json'));

function synthesizedText(settings: object, deployedStacks = ['auth-stack', 'echo-api']): string {
  const outdir = mkdtempSync(join(tmpdir(), 'ci-roles-'));
  try {
    const app = new App({ outdir });
    new CiRolesStack(app, 'ci-roles', { stage: stageOf(settings), deployedStacks });
    app.synth();
    return readFileSync(join(outdir, 'stacks', 'ci-roles', 'cdk.tf.json'), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

interface Statement {
  Sid: string;
  Action: string[];
  Resource: string[];
  Condition?: object;
}

interface Json {
  resource: Record<string, Record<string, Record<string, unknown>>>;
  output: Record<string, unknown>;
}

const synthesized = (settings: object): Json => JSON.parse(synthesizedText(settings)) as Json;

const addresses = ({ resource }: Json): string[] =>
  Object.entries(resource).flatMap(([type, blocks]) => Object.keys(blocks).map((id) => `${type}.${id}`));

/** The block of a type whose path in the stack begins so. */
function block({ resource }: Json, type: string, id: string): Record<string, unknown> {
  const [name = ''] = Object.keys(resource[type] ?? {}).filter((candidate) => candidate.startsWith(id));
  return resource[type]?.[name] ?? {};
}

/** All rights of a role: its own policy and the ones that are attached to it. */
function statements(role: 'plan' | 'deploy', settings: object = dev, stacks?: string[]): Statement[] {
  const { resource } = JSON.parse(synthesizedText(settings, stacks)) as Json;
  return ['aws_iam_role_policy', 'aws_iam_policy']
    .flatMap((type) => Object.entries(resource[type] ?? {}))
    .filter(([id]) => id.startsWith(role))
    .flatMap(([, { policy }]) => (JSON.parse(policy as string) as { Statement: Statement[] }).Statement);
}

/** Another address is another role: its ARN stands in the settings of the repository. */
const frozen = [
  'aws_iam_policy.boundary',
  'aws_iam_policy.deploy_stacks-1_A49A586C',
  'aws_iam_policy.plan_stacks-1_3320172D',
  'aws_iam_role.deploy_9CB423FE',
  'aws_iam_role.plan_A4660BD9',
  'aws_iam_role_policy.deploy_rights_2E195C2E',
  'aws_iam_role_policy.plan_rights_A93D9293',
  'aws_iam_role_policy_attachment.deploy_stacks-1-attachment_CDFAB8C6',
  'aws_iam_role_policy_attachment.plan_stacks-1-attachment_7CE438ED',
];

describe('ci-roles', () => {
  it.each([
    ['with a provider of its own', dev, ['aws_iam_openid_connect_provider.github', ...frozen]],
    ['in an account that has a provider', withProvider, frozen],
  ])('keeps its Terraform addresses %s', (_shape, settings, expected) => {
    expect(addresses(synthesized(settings)).sort()).toEqual([...expected].sort());
  });

  it('has the outputs that the settings of the repository are taken from', () => {
    expect(Object.keys(synthesized(dev).output)).toEqual(['deploy_role_arn', 'plan_role_arn']);
  });

  it.each([dev, withProvider])('is synthesized byte for byte alike: case %#', (settings) => {
    expect(synthesizedText(settings)).toBe(synthesizedText(settings));
  });

  it('does not bound its own roles, which a person makes', () => {
    expect(synthesizedText(dev)).not.toContain('"permissions_boundary"');
  });

  it('fails when the stage says nothing about GitHub', () => {
    const withoutGitHub = Object.fromEntries(Object.entries(dev).filter(([key]) => key !== 'github'));
    expect(() => synthesizedText(withoutGitHub)).toThrow(
      new Error(
        'ci-roles: stage "dev" has no GitHub repository; set context.stages.dev.github in cdktf.json, such as { "repository": "acme/orders" }',
      ),
    );
  });
});

describe('trust', () => {
  const trust = (role: 'plan' | 'deploy', settings: object): unknown =>
    JSON.parse(block(synthesized(settings), 'aws_iam_role', role)['assume_role_policy'] as string);

  it.each([
    ['plan', ['repo:acme/orders:pull_request', 'repo:acme/orders:ref:refs/heads/main']],
    ['deploy', ['repo:acme/orders:environment:deploy']],
  ] as const)('of the %s role is for exactly these subjects of the one repository', (role, subjects) => {
    expect(trust(role, withProvider)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: oidcProviderArn },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
              'token.actions.githubusercontent.com:sub': subjects,
            },
          },
        },
      ],
    });
  });

  it('follows branch and environment of the stage', () => {
    const github = { repository: 'acme/orders', branch: 'release/1', environment: 'production' };
    expect(
      [trust('plan', { ...dev, github }), trust('deploy', { ...dev, github })].map(String),
    ).toBeDefined();
    expect(JSON.stringify(trust('plan', { ...dev, github }))).toContain(
      '"repo:acme/orders:ref:refs/heads/release/1"',
    );
    expect(JSON.stringify(trust('deploy', { ...dev, github }))).toContain(
      '["repo:acme/orders:environment:production"]',
    );
  });

  it('ends after an hour', () => {
    expect(block(synthesized(dev), 'aws_iam_role', 'deploy')['max_session_duration']).toBe(3600);
  });
});

describe('rights of the plan role', () => {
  it('only read', () => {
    const actions = statements('plan').flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/:(?:GET|Get\w+|List\w+|Describe\w+)$/.test(action))).toEqual([]);
  });
});

describe('rights of the deploy role', () => {
  const writing = (): Statement[] => {
    const reading = statements('plan').map((statement) => JSON.stringify(statement));
    return statements('deploy').filter((statement) => !reading.includes(JSON.stringify(statement)));
  };

  it('are those of the plan role and more', () => {
    expect(statements('deploy')).toEqual(expect.arrayContaining(statements('plan')));
  });

  it('change nothing of ci-roles: only its state lock can be taken', () => {
    const own = writing().filter(({ Resource }) => Resource.some((arn) => arn.includes('ci-roles')));
    expect(own.map(({ Sid, Resource }) => [Sid, Resource.filter((arn) => arn.includes('ci-roles'))])).toEqual(
      [['LockState', ['arn:aws:s3:::states/dev/ci-roles.tfstate.tflock']]],
    );
  });

  it('name what they change by stack and stage, wherever AWS lets a name be chosen', () => {
    const wide = writing().filter(({ Resource }) => Resource.some((arn) => !/(?:-dev|\/dev\/)/.test(arn)));
    expect(Object.fromEntries(wide.map(({ Sid, Resource }) => [Sid, Resource]))).toEqual({
      WriteApiGatewayAccount: ['arn:aws:apigateway:eu-west-1::/account'],
      WriteApiGatewayTags: ['arn:aws:apigateway:eu-west-1::/tags/*'],
      WriteRestApis: ['arn:aws:apigateway:eu-west-1::/restapis', 'arn:aws:apigateway:eu-west-1::/restapis/*'],
      WriteUserPools: [`arn:aws:cognito-idp:eu-west-1:${account}:userpool/*`],
      WriteEverything: ['*'],
    });
    expect(wide.find(({ Sid }) => Sid === 'WriteEverything')?.Action).toEqual(['cognito-idp:CreateUserPool']);
  });

  it('hold no star among the actions', () => {
    expect(
      statements('deploy')
        .flatMap(({ Action }) => Action)
        .filter((action) => action.includes('*')),
    ).toEqual([]);
  });

  it('give rights to a role only under the boundary, and pass it only to the services of the stacks', () => {
    const guards = writing().filter(({ Condition }) => Condition !== undefined);
    const unguarded = writing().filter(({ Condition }) => Condition === undefined);
    expect(guards.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      [
        ['iam:CreateRole', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy'],
        {
          StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/ci-roles-dev-boundary` },
        },
      ],
      [
        ['iam:PassRole'],
        { StringEquals: { 'iam:PassedToService': ['apigateway.amazonaws.com', 'lambda.amazonaws.com'] } },
      ],
    ]);
    expect(
      unguarded
        .flatMap(({ Action }) => Action)
        .filter((action) => /Attach|DeleteRolePermissions|PassRole/.test(action)),
    ).toEqual([]);
  });

  it('reach CloudFront only where the user pool has a domain of its own', () => {
    const customDomain = {
      domainName: 'auth.example.com',
      certificateArn: 'arn:aws:acm:us-east-1:1:certificate/1',
    };
    const own = {
      ...Object.fromEntries(Object.entries(dev).filter(([key]) => key !== 'domainPrefix')),
      customDomain,
    };
    const actions = (settings: object) => statements('deploy', settings).flatMap(({ Action }) => Action);
    expect(actions(own)).toContain('cloudfront:UpdateDistribution');
    expect(actions(dev)).not.toContain('cloudfront:UpdateDistribution');
  });

  it('are divided into policies that AWS takes, whatever the number of stacks', () => {
    const stacks = Array.from({ length: 30 }, (_, index) => `orders-api-${index}`);
    const { resource } = JSON.parse(synthesizedText(dev, stacks)) as Json;
    const managed = Object.entries(resource['aws_iam_policy'] ?? {}).filter(([id]) =>
      id.startsWith('deploy'),
    );
    expect(managed.map(([, { policy }]) => (policy as string).length <= 6144)).toEqual(
      Array.from({ length: 10 }, () => true),
    );
    const named = statements('deploy', dev, stacks).flatMap(({ Sid, Resource }) =>
      Sid === 'WriteState' ? Resource : [],
    );
    expect(named.sort()).toEqual(stacks.map((stack) => `arn:aws:s3:::states/dev/${stack}.tfstate`).sort());
  });
});
