import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseStages, selectStage, type Stage } from '@m2m/stages';
import { App } from 'cdktf';
import { EchoApiStack } from './echo-api-stack';

const dev = {
  region: 'eu-west-1',
  domainPrefix: 'm2m-dev',
  deletionProtection: true,
  apiGatewayAccount: true,
};
const shapes: [string, object][] = [
  ['a stage on AWS', dev],
  ['a stage that keeps its state in a bucket', { ...dev, state: { bucket: 'states' }, tags: { team: 'a' } }],
  ['a throw-away stage', { ...dev, endpoint: 'http://127.0.0.1:4566' }],
];

const stageOf = (settings: object): Stage =>
  selectStage(parseStages({ defaultStage: 'dev', stages: { dev: settings } }, 'cdktf.json'));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'echo-api-'));
  writeFileSync(join(folder, 'echo.zip'), 'the content of a zip');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function synthesizedText(settings: object, outdir = 'out'): string {
  const app = new App({ outdir: join(folder, outdir) });
  new EchoApiStack(app, 'echo-api', { stage: stageOf(settings), echoBundle: join(folder, 'echo.zip') });
  app.synth();
  return readFileSync(join(folder, outdir, 'stacks', 'echo-api', 'cdk.tf.json'), 'utf8');
}

interface Json {
  resource: Record<string, Record<string, Record<string, unknown>>>;
  data: Record<string, object>;
  output: Record<string, { value: unknown; sensitive?: boolean }>;
}

const synthesized = (settings: object): Json => JSON.parse(synthesizedText(settings)) as Json;

const addresses = (json: Json): string[] => [
  ...Object.entries(json.data).flatMap(([type, blocks]) =>
    Object.keys(blocks).map((id) => `data.${type}.${id}`),
  ),
  ...Object.entries(json.resource).flatMap(([type, blocks]) =>
    Object.keys(blocks).map((id) => `${type}.${id}`),
  ),
];

/** Another address of a client means another id and secret; another one of the API means another URL. */
const frozen = [
  'aws_api_gateway_authorizer.api_authorizer_85134A4D',
  'aws_api_gateway_deployment.api_deployment_3D6CA6CE',
  'aws_api_gateway_integration.api_routes_echo_GET_integration_0BCD4081',
  'aws_api_gateway_integration.api_routes_echo_POST_integration_CCB15E4A',
  'aws_api_gateway_method.api_routes_echo_GET_38BFCE33',
  'aws_api_gateway_method.api_routes_echo_POST_171FCDEE',
  'aws_api_gateway_method_settings.api_throttling_5D686DB2',
  'aws_api_gateway_resource.api_routes_echo_F88D162C',
  'aws_api_gateway_rest_api.api_C8550315',
  'aws_api_gateway_stage.api_stage_9CA2AE48',
  'aws_cloudwatch_log_group.api_access-log_DA0FA37C',
  'aws_cloudwatch_log_group.echo_log-group_FDAA7EDD',
  'aws_cognito_resource_server.resource-server_F56F53EE',
  'aws_cognito_user_pool_client.reader_977270FF',
  'aws_cognito_user_pool_client.writer_245C61EF',
  'aws_iam_role.echo_role_54F009D7',
  'aws_iam_role_policy.echo_log-policy_8CA45728',
  'aws_lambda_function.echo_DAF23D50',
  'aws_lambda_permission.api_routes_echo_GET_permission_C8C4C9C0',
  'aws_lambda_permission.api_routes_echo_POST_permission_1CD8C47F',
  'data.aws_ssm_parameter.user-pool_CognitoIssuer_586B2FEB',
  'data.aws_ssm_parameter.user-pool_CognitoTokenUrl_42E0CB65',
  'data.aws_ssm_parameter.user-pool_CognitoUserPoolArn_AED27610',
  'data.aws_ssm_parameter.user-pool_CognitoUserPoolId_0BF16D00',
];

describe('echo-api', () => {
  it.each(shapes)('keeps its Terraform addresses in %s', (_name, settings) => {
    expect(addresses(synthesized(settings)).sort()).toEqual([...frozen].sort());
  });

  it('reads the contract of the auth-stack of its own stage', () => {
    const names = Object.values(synthesized(dev).data['aws_ssm_parameter'] ?? {}) as { name: string }[];
    expect(names.map(({ name }) => name).sort()).toEqual([
      '/auth-stack-dev/CognitoIssuer',
      '/auth-stack-dev/CognitoTokenUrl',
      '/auth-stack-dev/CognitoUserPoolArn',
      '/auth-stack-dev/CognitoUserPoolId',
    ]);
  });

  it('never makes the CloudWatch role of the account', () => {
    expect(synthesized(dev).resource).not.toHaveProperty('aws_api_gateway_account');
  });

  it('lets GET read and POST write, and one client only read', () => {
    const { output } = synthesized(dev);
    expect(output['routes']).toEqual({
      value: [
        {
          method: 'GET',
          path: '/echo',
          authorization: 'COGNITO_USER_POOLS',
          oauth_scopes: ['echo-api/read'],
        },
        {
          method: 'POST',
          path: '/echo',
          authorization: 'COGNITO_USER_POOLS',
          oauth_scopes: ['echo-api/write'],
        },
      ],
    });
    expect(output['clients']?.value).toMatchObject({
      reader: { oauth_scopes: ['echo-api/read'] },
      writer: { oauth_scopes: ['echo-api/read', 'echo-api/write'] },
    });
  });

  it('has the outputs that tools read, and secrets in none but the sensitive one', () => {
    const { output } = synthesized(dev);
    expect(Object.keys(output)).toEqual(['api_url', 'client_secrets', 'clients', 'routes', 'token_url']);
    const open = Object.entries(output).filter(([, { sensitive }]) => sensitive !== true);
    expect(open.map(([name]) => name)).toEqual(['api_url', 'clients', 'routes', 'token_url']);
    expect(JSON.stringify(open)).not.toContain('client_secret');
  });

  it.each(shapes)('is synthesized byte for byte alike in %s, wherever it is written', (_name, settings) => {
    const text = synthesizedText(settings, 'one');
    expect(text).toBe(synthesizedText(settings, 'other'));
    expect(text).not.toContain(folder);
  });

  it('fails when its function is not bundled yet, and says how to do it', () => {
    const echoBundle = join(folder, 'missing.zip');
    const app = new App({ outdir: join(folder, 'out') });
    expect(() => new EchoApiStack(app, 'echo-api', { stage: stageOf(dev), echoBundle })).toThrow(
      new Error(
        `echo-api/echo: bundle ${relative(process.cwd(), echoBundle)} cannot be read (ENOENT); "nx run echo-api:bundle" builds it from src/functions`,
      ),
    );
  });
});
