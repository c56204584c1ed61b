/**
 * Plants a secret of its own in every place of the input that can hold one, and looks for all of them in everything that comes
 * out: the three reports, stdout, stderr. What is shown is built up from an allow-list, so none can get through; this is the
 * proof, through the same command that people run.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { metaFixture, planText, storyText } from '../../fixtures/plan-fixtures';
import { WorkspaceFixture } from '../../fixtures/workspace-fixture';
import { report } from './report-command';

const packageFolder = dirname(require.resolve('@m2m/plan-review/package.json'));
const bin = join(packageFolder, 'bin', 'plan-review.cjs');
const out = 'reports';

const planted = 'canary-';
let count = 0;
const canary = () => `${planted}${(count += 1)}`;

/** Containers of every kind, with secrets as keys of maps too. */
const nest = () => ({
  scalar: canary(),
  list: [canary(), [canary()]],
  map: { [canary()]: canary() },
  deep: [{ map: { list: [{ secret: canary() }] } }],
});

const marked = (marks: unknown, value: unknown) => ({
  before: { id: 'public-id', ...(value as object) },
  after: { id: 'public-id', ...(value as object) },
  before_sensitive: marks,
  after_sensitive: marks,
  after_unknown: {},
});

const change = (address: string, type: string, actions: string[], more: object) => ({
  address,
  mode: 'managed',
  type,
  name: 'x',
  change: { actions, ...more },
});

/** A resource that changes from one set of secrets to another. */
const changing = (
  address: string,
  type: string,
  actions: string[],
  attributes: () => object,
  marks: unknown,
) =>
  change(address, type, actions, {
    ...marked(marks, attributes()),
    after: { id: 'public-id', ...attributes() },
    replace_paths: [
      ['input', canary()],
      ['input', 0, canary()],
    ],
  });

const publicOnes = () => ({
  name: canary(),
  allowed_oauth_scopes: [canary(), canary()],
  generate_secret: canary(),
});
const unmarkedContainers = () => ({
  tags: nest(),
  environment: [{ variables: nest() }],
  policy: JSON.stringify(nest()),
  value: canary(),
  client_secret: canary(),
});

const changes = () => [
  changing('terraform_data.a', 'terraform_data', ['update'], () => ({ input: nest(), output: nest() }), {}),
  changing('terraform_data.b', 'terraform_data', ['delete', 'create'], () => ({ input: nest() }), {}),
  changing('terraform_data.c', 'terraform_data', ['delete'], () => ({ input: nest() }), {}),
  changing('terraform_data.d', 'terraform_data', ['transmogrify'], () => ({ input: nest() }), {}),
  changing('aws_cognito_user_pool_client.a', 'aws_cognito_user_pool_client', ['update'], publicOnes, true),
  changing(
    'aws_cognito_user_pool_client.b',
    'aws_cognito_user_pool_client',
    ['create', 'delete'],
    publicOnes,
    {
      name: true,
      allowed_oauth_scopes: [false, true],
      generate_secret: true,
    },
  ),
  changing('aws_lambda_function.a', 'aws_lambda_function', ['update'], unmarkedContainers, {}),
  changing(
    'aws_ssm_parameter.a',
    'aws_ssm_parameter',
    ['update'],
    () => ({ value: canary(), tags: nest() }),
    {},
  ),
  change('terraform_data.e', 'terraform_data', ['no-op'], {
    ...marked({}, nest()),
    importing: { id: canary() },
  }),
];

/** What the guard's model is built from, with a secret beside everything that it reads. */
const machineResources = (authorization: string) => {
  const poolId = canary();
  const secrets = () => ({ tags: nest(), client_secret: canary(), description: canary(), custom: nest() });
  const resource = (type: string, values: object, name = 'm2m') => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    values: { id: 'public-id', ...secrets(), ...values },
    sensitive_values: { name: true, path_part: true },
  });
  return [
    resource('aws_cognito_user_pool', { name: canary() }),
    resource('aws_cognito_user_pool_client', {
      name: canary(),
      user_pool_id: poolId,
      generate_secret: true,
      allowed_oauth_flows: ['client_credentials'],
      allowed_oauth_flows_user_pool_client: true,
      allowed_oauth_scopes: [canary()],
    }),
    resource('aws_cognito_resource_server', { identifier: canary(), user_pool_id: poolId }),
    resource('aws_api_gateway_resource', { path_part: canary(), parent_id: canary() }),
    resource('aws_api_gateway_method', {
      http_method: 'GET',
      authorization,
      resource_id: 'public-id',
      authorization_scopes: [canary()],
    }),
    resource(
      'aws_api_gateway_method',
      { http_method: 'POST', authorization: 'CUSTOM', authorizer_id: canary(), resource_id: canary() },
      'custom',
    ),
    resource('aws_api_gateway_authorizer', { type: 'COGNITO_USER_POOLS', provider_arns: [canary()] }),
  ];
};

const plan = () => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  variables: { token: { value: canary() }, nested: { value: nest() } },
  planned_values: {
    outputs: { o: { value: canary() } },
    root_module: { resources: machineResources('NONE') },
  },
  prior_state: {
    values: {
      outputs: { o: { sensitive: true, value: canary() } },
      root_module: {
        resources: [
          ...machineResources('COGNITO_USER_POOLS'),
          { mode: 'data', type: 'x', address: 'data.x.y', values: nest(), sensitive_values: {} },
        ],
      },
    },
  },
  configuration: {
    provider_config: { aws: { expressions: { secret_key: { constant_value: canary() } } } },
    root_module: {
      variables: { token: { default: canary(), sensitive: true } },
      outputs: { o: { expression: { constant_value: canary() } } },
      resources: [
        {
          address: 'terraform_data.a',
          expressions: { input: { constant_value: canary() } },
          provisioners: [{ expressions: { command: { constant_value: canary() } } }],
        },
      ],
    },
  },
  resource_changes: changes(),
  resource_drift: changes(),
  relevant_attributes: [{ resource: 'terraform_data.a', attribute: ['input', canary()] }],
  output_changes: {
    plain: { actions: ['update'], before: canary(), after: canary(), after_unknown: false },
    nested: { actions: ['create'], before: null, after: nest(), after_unknown: {}, after_sensitive: true },
  },
  checks: [
    {
      address: { kind: 'check', to_display: 'check.health' },
      status: 'fail',
      instances: [
        {
          address: { to_display: 'check.health' },
          status: 'fail',
          problems: [{ message: canary() }],
        },
      ],
    },
  ],
  deferred_changes: [{ reason: canary(), resource_change: changes()[0] }],
  action_invocations: [{ config_values: nest() }],
  a_field_of_tomorrow: nest(),
});

const meta = () => ({
  ...metaFixture({ status: 'failed', exitCode: 1 }),
  diagnostics: [
    {
      severity: 'error',
      summary: 'Invalid value for input variable',
      address: 'terraform_data.a',
      detail: canary(),
      snippet: { code: canary(), values: [{ traversal: 'var.token', statement: canary() }] },
    },
  ],
  environment: nest(),
});

/** The code that the machines of the plan come from: what is named here may be shown. */
const machineBlocks = (clientName: string) => ({
  aws_cognito_user_pool_client: {
    m2m: {
      '//': { metadata: { path: 'auth-stack/m2m/Resource', uniqueId: canary() }, m2m: { note: canary() } },
      name: clientName,
      user_pool_id: canary(),
      allowed_oauth_flows: ['client_credentials'],
      tags: nest(),
    },
    hidden: {
      name: '${var.token}',
      user_pool_id: '${var.token}',
      generate_secret: '${local.secret}',
      allowed_oauth_flows: ['client_credentials', '${var.token}'],
    },
  },
  aws_cognito_resource_server: { m2m: { identifier: '${var.token}', user_pool_id: canary() } },
  aws_api_gateway_method: {
    m2m: { http_method: 'GET', authorization: 'CUSTOM', authorizer_id: canary(), request_models: nest() },
  },
  aws_api_gateway_authorizer: { m2m: { type: 'TOKEN', authorizer_credentials: canary() } },
});

const synthesized = () => ({
  locals: { secret: canary() },
  variable: { token: { default: canary() } },
  provider: { aws: [{ secret_key: canary() }] },
  resource: {
    aws_ssm_parameter: {
      a: { name: '/secret', type: 'SecureString', value: canary() },
      b: { name: '/public', type: 'String', insecure_value: canary(), tags: nest() },
    },
    terraform_data: { a: { input: nest() } },
    ...machineBlocks('public-client'),
  },
  data: { aws_ssm_parameter: { read: { name: '/secret' } }, external: { x: { query: nest() } } },
});

describe('a secret in the input', () => {
  let workspace: WorkspaceFixture;
  let base: WorkspaceFixture;
  beforeEach(() => {
    workspace = new WorkspaceFixture();
    base = new WorkspaceFixture();
    count = 0;
  });
  afterEach(() => {
    workspace.remove();
    base.remove();
  });

  const said = (stdout: string, status: number | null) => {
    const folder = join(workspace.root, out);
    const reports = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    return { text: [stdout, ...reports].join('\n'), reports: reports.length, status };
  };

  /** Everything that the command lets out, run as people run it. */
  const saidByCommand = () => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [bin, 'report', '--stage=dev', `--out=${out}`, `--base=${base.root}`],
      {
        cwd: workspace.root,
        encoding: 'utf8',
        env: { ...process.env, PLAN_REVIEW_KEY: canary().repeat(10) },
      },
    );
    return said(stdout + stderr, status);
  };

  /** The same without a process of its own. */
  const saidByReport = () => {
    const lines: string[] = [];
    const status = report([], {
      workspaceRoot: workspace.root,
      stage: 'dev',
      out,
      base: base.root,
      env: { PLAN_REVIEW_KEY: canary().repeat(10) },
      print: (line) => lines.push(line),
    });
    return said(lines.join('\n'), status);
  };

  it('comes out nowhere, wherever it was planted', () => {
    workspace.writeStack('auth-stack', { plan: plan(), meta: meta(), synthesized: synthesized() });
    base.writeStack('auth-stack', { synthesized: synthesized() });
    const { text, reports, status } = saidByCommand();
    expect(count).toBeGreaterThan(200);
    expect([status, reports]).toEqual([2, 3]);
    expect(text).toContain('aws_cognito_user_pool_client.b');
    expect(text.split(planted).length - 1).toBe(0);
  });

  it('comes out nowhere in who gains access, what it costs and what the guard finds', () => {
    workspace.writeStack('auth-stack', { plan: plan(), synthesized: synthesized() });
    const { text } = saidByReport();
    expect(count).toBeGreaterThan(200);
    expect(text).toContain('anyone, without a token, **gains** `aws_api_gateway_method.m2m`');
    expect(text).toContain(
      'client `public-client` of `auth-stack`: whether it may call these cannot be told, because the authorization of the route is none that this tool understands: `aws_api_gateway_method.custom`',
    );
    expect(text).toContain('"rule": "could-not-analyse"');
    expect(text).toContain('### Cost per month');
    expect(text.split(planted).length - 1).toBe(0);
  });

  it.each([
    ['a plan that is no JSON', () => ({ plan: `{"secret": ${canary()}` })],
    ['a plan of another version', () => ({ plan: { ...plan(), format_version: '2.0' } })],
    ['a plan whose changes are broken', () => ({ plan: { ...plan(), resource_changes: nest() } })],
    [
      'a plan whose output is broken',
      () => ({ plan: { ...plan(), output_changes: { [canary()]: canary() } } }),
    ],
    ['a meta.json that is no JSON', () => ({ plan: plan(), meta: `{"secret": ${canary()}` })],
    [
      'a meta.json of broken fields',
      () => ({ plan: plan(), meta: { ...meta(), exitCode: canary(), status: canary() } }),
    ],
    ['a cdk.tf.json that is no JSON', () => ({ plan: plan(), synthesized: `{"secret": ${canary()}` })],
    ['a cdk.tf.json of broken shape', () => ({ plan: plan(), synthesized: { resource: canary() } })],
  ])('comes out nowhere when it stands in %s', (_what, files) => {
    workspace.writeStack('auth-stack', files());
    const { text, status } = saidByReport();
    expect(status).toBe(2);
    expect(text.split(planted).length - 1).toBe(0);
  });

  it.each(readdirSync(join(packageFolder, 'fixtures', 'plans')).map((file) => [file.replace('.json', '')]))(
    'of the plan %s, made by Terraform, comes out nowhere',
    (name) => {
      workspace.writeStack('auth-stack', { plan: planText(name) });
      const { text } = saidByReport();
      expect(text.split(planted).length - 1).toBe(0);
    },
  );

  it.each(readdirSync(join(packageFolder, 'fixtures', 'stories')).map((story) => [story]))(
    'that Cognito made for the story %s comes out nowhere',
    (story) => {
      const plan = storyText(story, 'echo-api', 'plan.json');
      workspace.writeStack('echo-api', { plan, meta: metaFixture({ stack: 'echo-api' }) });
      const secrets = [...plan.matchAll(/"client_secret": "([^"]+)"/g)].map(([, secret = '']) => secret);
      const { text } = saidByReport();
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
      expect(secrets.length > 0).toBe(story !== 'first-deployment');
    },
  );
});
