import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseStages, selectStage, type Stage } from '@m2m/stages';
import { App } from 'cdktf';
import { AuthStack } from './auth-stack';

const dev = {
  region: 'eu-west-1',
  domainPrefix: 'm2m-dev',
  deletionProtection: true,
  apiGatewayAccount: true,
};
const ownDomain = {
  region: 'eu-west-1',
  deletionProtection: true,
  apiGatewayAccount: true,
  customDomain: {
    domainName: 'auth.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0d1e',
  },
};

const stageOf = (settings: object): Stage =>
  selectStage(parseStages({ defaultStage: 'dev', stages: { dev: settings } }, 'cdktf.json'));

interface Json {
  resource: Record<string, Record<string, Record<string, unknown>>>;
  output: object;
}

/** The JSON as it is written, from a folder of its own. */
function synthesizedText(settings: object): string {
  const outdir = mkdtempSync(join(tmpdir(), 'auth-stack-'));
  try {
    const app = new App({ outdir });
    new AuthStack(app, 'auth-stack', { stage: stageOf(settings) });
    app.synth();
    return readFileSync(join(outdir, 'stacks', 'auth-stack', 'cdk.tf.json'), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const synthesized = (settings: object): Json => JSON.parse(synthesizedText(settings)) as Json;

const addresses = ({ resource }: Json): string[] =>
  Object.entries(resource).flatMap(([type, blocks]) => Object.keys(blocks).map((id) => `${type}.${id}`));

/** Another address means another user pool: every client, secret and token of the old one is gone. */
const alwaysThere = [
  'aws_cognito_user_pool.user-pool_38E431F2',
  'aws_cognito_user_pool_domain.user-pool_domain_B4026A3C',
  'aws_ssm_parameter.contract_CognitoIssuer_58146869',
  'aws_ssm_parameter.contract_CognitoTokenUrl_616CFF51',
  'aws_ssm_parameter.contract_CognitoUserPoolArn_50BA09D9',
  'aws_ssm_parameter.contract_CognitoUserPoolId_4384941C',
];

const ofTheAccount = [
  'aws_api_gateway_account.api-gateway-account_4809309D',
  'aws_iam_role.api-gateway-account_role_17494307',
  'aws_iam_role_policy.api-gateway-account_log-policy_81FC6D2F',
];

describe('auth-stack', () => {
  it.each([
    ['with a prefix', dev, [...ofTheAccount, ...alwaysThere]],
    ['with a domain of its own', ownDomain, [...ofTheAccount, ...alwaysThere]],
    ['in an account that has a CloudWatch role', { ...dev, apiGatewayAccount: false }, alwaysThere],
  ])('keeps its Terraform addresses %s', (_shape, settings, frozen) => {
    expect(addresses(synthesized(settings)).sort()).toEqual([...frozen].sort());
  });

  it('names everything after its stage', () => {
    const { resource } = synthesized(dev);
    const names = Object.values(resource).flatMap((blocks) => Object.values(blocks).map(({ name }) => name));
    expect(names.filter((name) => name !== undefined && name !== 'write-logs').sort()).toEqual([
      '/auth-stack-dev/CognitoIssuer',
      '/auth-stack-dev/CognitoTokenUrl',
      '/auth-stack-dev/CognitoUserPoolArn',
      '/auth-stack-dev/CognitoUserPoolId',
      'auth-stack-dev',
      'auth-stack-dev-api-gateway-logs',
    ]);
  });

  it('has the outputs that tools read', () => {
    expect(Object.keys(synthesized(dev).output)).toEqual([
      'issuer',
      'token_url',
      'user_pool_arn',
      'user_pool_id',
    ]);
  });

  it.each([dev, ownDomain])('is synthesized byte for byte alike: case %#', (settings) => {
    expect(synthesizedText(settings)).toBe(synthesizedText(settings));
  });

  it('fails with the sentence of the construct when the domain prefix is bad', () => {
    expect(() => synthesizedText({ ...dev, domainPrefix: 'my-cognito' })).toThrow(
      new Error(
        'auth-stack/user-pool/domain: prefix "my-cognito" contains "cognito", which Cognito reserves; choose one without aws, amazon, cognito',
      ),
    );
  });
});
