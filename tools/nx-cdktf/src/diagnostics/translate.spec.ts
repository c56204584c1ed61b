/** The diagnostics are what Terraform 1.11.4 and provider 5.100.0 printed, with ids shortened. */
import type { Diagnostic } from '../progress';
import type { Surroundings } from './finding';
import { diagnosticOf, translate } from './translate';

const surroundings: Surroundings = {
  stack: 'echo-api',
  stage: 'dev',
  region: 'eu-west-1',
  accountId: '111122223333',
  stateBucket: { bucket: 'states', region: 'eu-west-1' },
  endpoint: undefined,
  folder: 'apps/echo-api/cdktf.out/dev/stacks/echo-api',
  publisherOf: (parameter) => (parameter.startsWith('/auth-stack-dev/') ? 'auth-stack' : undefined),
  configurationOf: (address) =>
    ({
      'aws_ssm_parameter.p': { name: '/x/y' },
      'aws_iam_role.r': { name: '${aws_x.y.name}' },
      'aws_cognito_user_pool_domain.d': { domain: 'taken' },
    })[address],
};

const error = (summary: string, detail = '', address?: string): Diagnostic => ({
  severity: 'error',
  summary,
  detail,
  address,
});

const told = (diagnostics: Diagnostic[], changes: Partial<Surroundings> = {}) =>
  translate(diagnostics, { ...surroundings, ...changes }, (address) => `echo-api/place (${address})`);

const lockDetail = `Error message: operation error S3: PutObject, https response error StatusCode: 412, RequestID: 8nv8, HostID: 9Gjj, api error PreconditionFailed: At least one of the pre-conditions you specified did not hold
Lock Info:
  ID:        30e77318-e908-c367-21f7-3226c4c001d2
  Path:      states/dev/echo-api.tfstate
  Operation: OperationTypeApply
  Who:       alice@build-7
  Version:   1.11.4
  Created:   2026-11-23 04:22:51.94244725 +0000 UTC
  Info:      


Terraform acquires a state lock to protect the state from being written
by multiple users at the same time.`;

describe('a diagnostic of terraform', () => {
  it('about parameters of a stack that is not deployed names that stack, once', () => {
    const missing = (name: string, id: string) =>
      error(
        `reading SSM Parameter (/auth-stack-dev/${name}): couldn't find resource`,
        '',
        `data.aws_ssm_parameter.${id}`,
      );
    expect(told([missing('CognitoUserPoolId', 'id'), missing('CognitoIssuer', 'issuer')])).toEqual([
      'echo-api/place (data.aws_ssm_parameter.id): SSM parameter "/auth-stack-dev/CognitoUserPoolId" is not there',
      'echo-api/place (data.aws_ssm_parameter.issuer): SSM parameter "/auth-stack-dev/CognitoIssuer" is not there',
      '  auth-stack publishes it and is not deployed to stage "dev"; deploy it first: npx nx run auth-stack:deploy:dev',
    ]);
  });

  it('about a parameter that nobody publishes says so', () => {
    const [line, remedy] = told([error("reading SSM Parameter (/other/X): couldn't find resource")]);
    expect([line, remedy]).toEqual([
      'echo-api: SSM parameter "/other/X" is not there',
      '  no stack of this workspace publishes it; correct the name, or create the parameter',
    ]);
  });

  it('about a held lock says who holds it, since when, and how to remove it', () => {
    expect(told([error('Error acquiring the state lock', lockDetail)])).toEqual([
      'echo-api: the state of echo-api in stage "dev" is locked: alice@build-7 has held it since 2026-11-23T04:22:51Z for "apply" (lock 30e77318-e908-c367-21f7-3226c4c001d2)',
      '  wait until that ends; if nothing runs there any more, remove the lock: npx nx run echo-api:unlock:dev --force=30e77318-e908-c367-21f7-3226c4c001d2',
    ]);
  });

  it('about a lock that names nobody says how to look at it', () => {
    const detail =
      'Error message: ...\nfailed to unmarshal JSON data into LockInfo struct: unexpected end of JSON input';
    expect(told([error('Error acquiring the state lock', detail)])[1]).toBe(
      '  nobody says who holds the lock; look at it: npx nx run echo-api:unlock:dev',
    );
  });

  it('about a stale plan says that nothing was applied', () => {
    const detail =
      'The given plan file can no longer be applied because the state was changed by another operation after the plan was created.';
    expect(told([error('Saved plan is stale', detail)])).toEqual([
      'echo-api: somebody else changed the state after this plan was made; nothing was applied',
      '  deploy again, which plans anew: npx nx run echo-api:deploy:dev',
    ]);
  });

  it.each([
    [
      'No valid credential sources found',
      'Error: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, access disabled',
      'there are no AWS credentials, and stage "dev" is on AWS',
    ],
    [
      'validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 1, api error ExpiredToken: The security token included in the request is expired',
      '',
      'the AWS credentials have expired',
    ],
    [
      'validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 1, api error InvalidClientTokenId: The security token included in the request is invalid.',
      '',
      'AWS does not accept the credentials',
    ],
    [
      'AWS account ID not allowed: 123456789012',
      '',
      'the credentials are of AWS account 123456789012; stage "dev" allows 111122223333 only',
    ],
    [
      'failed to get shared config profile, nowhere',
      '',
      'AWS_PROFILE names "nowhere", and no such profile is configured',
    ],
  ])('about credentials is its own sentence: %s', (summary, detail, problem) => {
    const [line, remedy] = told([error(summary, detail)]);
    expect(line).toBe(`echo-api: ${problem}`);
    expect(remedy).toMatch(/^ {2}\S/);
  });

  it('about a missing bucket says how to make it', () => {
    const summary =
      'Failed to get existing workspaces: S3 bucket "states" does not exist.\n\nThe referenced S3 bucket must have been previously created.';
    expect(told([error(summary)])).toEqual([
      'echo-api: the state bucket "states" of stage "dev" does not exist',
      '  create it once: aws s3api create-bucket --bucket states --region eu-west-1 --create-bucket-configuration LocationConstraint=eu-west-1 && aws s3api put-bucket-versioning --bucket states --versioning-configuration Status=Enabled; or correct context.stages.dev.state.bucket in cdktf.json',
    ]);
  });

  it('about a bucket in another region names the region', () => {
    const summary = 'requested bucket from "eu-west-1", actual location "us-east-2"';
    expect(told([error(summary)])[0]).toBe(
      'echo-api: the state bucket "states" is not in region eu-west-1 but in us-east-2',
    );
  });

  it.each([
    'Error refreshing state: Unable to access object "dev/echo-api.tfstate" in S3 bucket "states": operation error S3: HeadObject, https response error StatusCode: 403, RequestID: 1, HostID: , api error Forbidden: Forbidden',
    'Failed to get existing workspaces: Unable to list objects in S3 bucket "states" with prefix "env:/": operation error S3: ListObjectsV2, https response error StatusCode: 403, RequestID: 1, HostID: , api error AccessDenied: Access Denied',
  ])('about a bucket that refuses says that it may be that of somebody else: %s', (summary) => {
    expect(told([error(summary)])).toEqual([
      'echo-api: the state bucket "states" of stage "dev" refuses these credentials',
      '  if it is yours, let them list it, and read and write objects in it; it may be that of another account, because bucket names are unique over all AWS accounts: correct context.stages.dev.state.bucket in cdktf.json',
    ]);
  });

  it('about a provider that cannot be had says why, and where else it may come from', () => {
    const detail =
      'Could not retrieve the list of available versions for provider hashicorp/aws: could not connect to registry.terraform.io: failed to request discovery document: Get "https://registry.terraform.io/.well-known/terraform.json": dial tcp: lookup registry.terraform.io on 10.0.0.1:53: no such host';
    expect(told([error('Failed to query available provider packages', detail)])).toEqual([
      'echo-api: hashicorp/aws is not to be had: neither from a provider mirror on this machine nor from the registry (no such host)',
      '  connect to the network, or name a folder that holds it (made by "terraform providers mirror") with TERRAFORM_PROVIDER_MIRROR',
    ]);
  });

  it('about a domain that is taken names the setting', () => {
    const summary =
      'creating Cognito User Pool Domain (taken): operation error Cognito Identity Provider: CreateUserPoolDomain, https response error StatusCode: 400, RequestID: 1, InvalidParameterException: Domain already exists.';
    expect(told([error(summary, '', 'aws_cognito_user_pool_domain.d')])).toEqual([
      'echo-api/place (aws_cognito_user_pool_domain.d): the user pool domain "taken" is taken in eu-west-1; prefixes are unique over all AWS accounts',
      '  choose another one: context.stages.dev.domainPrefix in cdktf.json',
    ]);
  });

  const exists =
    'creating SSM Parameter (/x/y): operation error SSM: PutParameter, https response error StatusCode: 400, RequestID: 1, ParameterAlreadyExists: The parameter already exists. To overwrite this value, set the overwrite option in the request to true.';

  it('about something that exists already says how to take it over', () => {
    expect(told([error(exists, '', 'aws_ssm_parameter.p')])).toEqual([
      'echo-api/place (aws_ssm_parameter.p): "/x/y" exists in AWS already, but not in the state of this stack',
      `  if a deploy that was killed made it, take it over: terraform -chdir="apps/echo-api/cdktf.out/dev/stacks/echo-api" import 'aws_ssm_parameter.p' '/x/y'; if it is somebody else's, choose another name`,
    ]);
  });

  it('about something that exists in a throw-away cloud gives a command that reaches that cloud', () => {
    const [, remedy] = told([error(exists, '', 'aws_ssm_parameter.p')], {
      endpoint: 'http://127.0.0.1:4566',
    });
    expect(remedy).toContain(
      'take it over: AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_ACCESS_KEY_ID=throw-away',
    );
  });

  it.each([
    [
      'aws_iam_role.r',
      'creating IAM Role (exists): operation error IAM: CreateRole, https response error StatusCode: 409, RequestID: 1, EntityAlreadyExists: Role with name exists already exists.',
    ],
    ['aws_s3_bucket.b', 'creating S3 Bucket (bucket1): BucketAlreadyExists'],
    [
      'aws_cloudwatch_log_group.l',
      'creating CloudWatch Logs Log Group (lg): operation error CloudWatch Logs: CreateLogGroup, https response error StatusCode: 400, RequestID: 1, ResourceAlreadyExistsException: The specified log group already exists',
    ],
    [
      'aws_lambda_function.f',
      'creating Lambda Function (f): operation error Lambda: CreateFunction, https response error StatusCode: 409, RequestID: 1, ResourceConflictException: Function already exist: f',
    ],
  ])('about %s that exists already says so, also where the id is not known', (address, summary) => {
    const [line, remedy] = told([error(summary, '', address)]);
    expect(line).toBe(
      `echo-api/place (${address}): it exists in AWS already, but not in the state of this stack`,
    );
    expect(remedy).toContain(`import '${address}' '<id in AWS>'`);
  });

  it('about a connection that is refused names the host', () => {
    const summary =
      'validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, exceeded maximum number of attempts, 5, https response error StatusCode: 0, RequestID: , request send failed, Post "http://127.0.0.1:1/": dial tcp 127.0.0.1:1: connect: connection refused';
    expect(told([error(summary)], { endpoint: 'http://127.0.0.1:1' })).toEqual([
      'echo-api: http://127.0.0.1:1 does not answer any more (connection refused; stage "dev")',
      '  start the local AWS: npx nx run local-aws:start; what it held is gone, so deploy every stack again',
    ]);
  });

  it('that no rule knows is told in one line, without request ids', () => {
    const summary =
      'creating Lambda Function (f): operation error Lambda: CreateFunction, https response error StatusCode: 400, RequestID: wHk9LdcPuE1PksUGTQQafCw7, InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.';
    expect(told([error(summary, '', 'aws_lambda_function.f')])).toEqual([
      'echo-api/place (aws_lambda_function.f): creating Lambda Function (f): operation error Lambda: CreateFunction, InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.',
    ]);
  });

  it('never repeats a value of a provider that contradicts itself', () => {
    const detail =
      'When applying changes, provider produced an unexpected new value: .client_secret: was cty.StringVal("canary"), but now cty.StringVal("other \\"canary\\"").';
    expect(told([error('Provider produced inconsistent result after apply', detail)])).toEqual([
      'echo-api: Provider produced inconsistent result after apply: When applying changes, provider produced an unexpected new value: .client_secret: was (value), but now (value).',
    ]);
  });

  it('that is printed in a box is read as the diagnostic that it is', () => {
    const box = '╷\n│ Error: No such resource instance\n│ \n│ There is no resource\n│ instance aws_x.y.\n╵\n';
    expect(told([diagnosticOf(box)])).toEqual([
      'echo-api: No such resource instance: There is no resource instance aws_x.y.',
    ]);
    expect(told([diagnosticOf(`Error: Error acquiring the state lock\n\n${lockDetail}`)])[0]).toContain(
      'alice@build-7 has held it since 2026-11-23T04:22:51Z',
    );
  });
});
