/** What stands around a stack refuses: AWS, the state bucket, the place where providers come from. */
import { join } from 'node:path';
import { DeployedWorkspace, type CommandEnd } from './deployed-workspace';
import { startRefusingAws, type Refusal } from './refusing-aws';

let workspace: DeployedWorkspace;

/** A stage on AWS, whose state is in a bucket; and a stack in it without a resource of AWS. */
beforeAll(async () => {
  workspace = await DeployedWorkspace.make();
  const cdktf = JSON.parse(workspace.read('cdktf.json')) as {
    context: { stages: { dev: Record<string, unknown> } };
  };
  cdktf.context.stages.dev['state'] = { bucket: 'm2m-states' };
  workspace.write('cdktf.json', JSON.stringify(cdktf));
  addStack(
    'probe',
    { backend: { s3: { bucket: 'm2m-states', key: 'dev/probe.tfstate', region: 'eu-west-1' } } },
    '',
  );
});

afterAll(async () => {
  await workspace.remove();
});

function addStack(name: string, terraform: object, providerLock: string): void {
  workspace.write(`apps/${name}/package.json`, JSON.stringify({ name, version: '0.0.0', private: true }));
  workspace.write(`apps/${name}/src/main.ts`, '');
  workspace.write(`apps/${name}/.terraform.lock.hcl`, providerLock);
  workspace.write(
    `apps/${name}/cdktf.out/dev/stacks/${name}/cdk.tf.json`,
    JSON.stringify({ terraform, resource: { terraform_data: { one: { input: 'x' } } } }),
  );
}

const somebody = ['AWS_ACCESS_KEY_ID=somebody', 'AWS_SECRET_ACCESS_KEY=secret'];
const nobody = ['-u', 'AWS_ACCESS_KEY_ID', '-u', 'AWS_SECRET_ACCESS_KEY', '-u', 'AWS_PROFILE'].concat(
  'AWS_SHARED_CREDENTIALS_FILE=/dev/null',
  'AWS_EC2_METADATA_DISABLED=true',
);

/** Plans on a stage that is on AWS; the user's own configuration says where AWS is. */
async function planOnAws(
  endpoint: string,
  { stack = 'probe', credentials = somebody } = {},
): Promise<CommandEnd> {
  workspace.write('aws-config', `[default]\nendpoint_url = ${endpoint}\n`);
  return workspace.startProgram('/usr/bin/env', [
    ...credentials,
    `AWS_CONFIG_FILE=${join(workspace.root, 'aws-config')}`,
    process.execPath,
    join(workspace.root, 'tools/nx-cdktf/bin/stack.cjs'),
    'plan',
    stack,
    '--stage=dev',
  ]).ended;
}

describe('a plan on AWS', () => {
  it('fails when the state bucket is not there, and says how to make it', async () => {
    expect(await planOnAws(workspace.cloud.endpoint)).toMatchObject({
      exitCode: 1,
      stderr:
        'probe: the state bucket "m2m-states" of stage "dev" does not exist\n' +
        '  create it once: aws s3api create-bucket --bucket m2m-states --region eu-west-1 --create-bucket-configuration LocationConstraint=eu-west-1 && ' +
        'aws s3api put-bucket-versioning --bucket m2m-states --versioning-configuration Status=Enabled; or correct context.stages.dev.state.bucket in cdktf.json\n',
    });
  });

  it('fails without credentials', async () => {
    expect(await planOnAws(workspace.cloud.endpoint, { credentials: nobody })).toMatchObject({
      exitCode: 1,
      stderr:
        'probe: there are no AWS credentials, and stage "dev" is on AWS\n' +
        '  log in (aws sso login) or set AWS_PROFILE; without an AWS account, use a stage with an endpoint, such as "local"\n',
    });
  });

  it.each<[string, { sts?: Refusal; s3?: Refusal }, string]>([
    [
      'the credentials have expired',
      { sts: { status: 403, code: 'ExpiredToken' } },
      'probe: the AWS credentials have expired\n  log in again (for example: aws sso login)\n',
    ],
    [
      'AWS does not know the credentials',
      { sts: { status: 403, code: 'InvalidClientTokenId' } },
      'probe: AWS does not accept the credentials\n  check AWS_PROFILE or AWS_ACCESS_KEY_ID and its secret\n',
    ],
    [
      'the state bucket is that of somebody else',
      { s3: { status: 403, code: 'AccessDenied' } },
      'probe: the state bucket "m2m-states" of stage "dev" refuses these credentials\n' +
        '  if it is yours, let them list it, and read and write objects in it; it may be that of another account, because bucket names are unique over all AWS accounts: correct context.stages.dev.state.bucket in cdktf.json\n',
    ],
    [
      'the state bucket lies in another region',
      { s3: { status: 301, code: 'PermanentRedirect', bucketRegion: 'us-east-2' } },
      'probe: the state bucket "m2m-states" is not in region eu-west-1 but in us-east-2\n' +
        '  correct context.stages.dev.state.region in cdktf.json\n',
    ],
  ])('fails when %s', async (_what, refusals, expected) => {
    const aws = await startRefusingAws(refusals);
    try {
      expect(await planOnAws(aws.endpoint)).toMatchObject({ exitCode: 1, stderr: expected });
    } finally {
      await aws.stop();
    }
  });
});

describe('a provider', () => {
  it('fails when no mirror holds it and its registry cannot be reached', async () => {
    const source = 'registry.invalid/acme/thing';
    addStack(
      'needy',
      { required_providers: { thing: { source, version: '1.0.0' } } },
      `provider "${source}" {\n  version = "1.0.0"\n  hashes = ["h1:nothing="]\n}\n`,
    );
    const { exitCode, stderr } = await planOnAws(workspace.cloud.endpoint, { stack: 'needy' });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^needy: registry\.invalid\/acme\/thing is not to be had: neither from a provider mirror on this machine nor from the registry \(.+\)\n {2}connect to the network, or name a folder that holds it \(made by "terraform providers mirror"\) with TERRAFORM_PROVIDER_MIRROR\n$/,
    );
  });
});
