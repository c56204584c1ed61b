import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ConstructPropsError } from '@m2m/construct-props';
import { App, LocalBackend, TerraformStack, Testing, Token } from 'cdktf';
import { NodeFunction, type NodeFunctionProps } from './node-function';

let folder: string;
let zip: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'node-function-'));
  zip = join(folder, 'echo.zip');
  writeFileSync(zip, 'the content of a zip');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const inStack = (props: Partial<NodeFunctionProps> = {}): TerraformStack => {
  const stack = new TerraformStack(Testing.app(), 'echo-api');
  new NodeFunction(stack, 'echo', { functionName: 'echo-api-dev-echo', bundle: zip, ...props });
  return stack;
};

type Resources = Record<string, Record<string, Record<string, unknown>>>;

const resources = (stack: TerraformStack): Resources =>
  (JSON.parse(Testing.synth(stack)) as { resource: Resources }).resource;

const only = (type: string, stack: TerraformStack): Record<string, unknown> => {
  const [first, ...more] = Object.values(resources(stack)[type] ?? {});
  expect(more).toEqual([]);
  return Object.fromEntries(Object.entries(first ?? {}).filter(([name]) => name !== '//'));
};

const refusal = (props: Partial<NodeFunctionProps>): string => {
  try {
    inStack(props);
  } catch (error) {
    expect(error).toBeInstanceOf(ConstructPropsError);
    return (error as Error).message;
  }
  return 'accepted';
};

describe('NodeFunction', () => {
  it('runs the zip on arm64 with what a function needs, stated explicitly', () => {
    expect(only('aws_lambda_function', inStack())).toEqual({
      function_name: 'echo-api-dev-echo',
      filename: expect.stringMatching(/^assets\/echo_bundle_[0-9A-F]{8}\/[0-9a-f]{32}\/echo\.zip$/) as string,
      source_code_hash: createHash('sha256').update('the content of a zip').digest('base64'),
      handler: 'index.handler',
      runtime: 'nodejs22.x',
      architectures: ['arm64'],
      memory_size: 256,
      timeout: 10,
      role: '${aws_iam_role.echo_role_54F009D7.arn}',
      depends_on: [
        'aws_cloudwatch_log_group.echo_log-group_FDAA7EDD',
        'aws_iam_role_policy.echo_log-policy_8CA45728',
      ],
    });
  });

  it('passes on what the caller decides', () => {
    const stack = inStack({
      description: 'Echoes',
      memoryMb: 512,
      timeoutSeconds: 29,
      environment: { GREETING: 'hello' },
      logRetentionDays: 7,
    });
    expect(only('aws_lambda_function', stack)).toMatchObject({
      description: 'Echoes',
      memory_size: 512,
      timeout: 29,
      environment: { variables: { GREETING: 'hello' } },
    });
    expect(only('aws_cloudwatch_log_group', stack)).toEqual({
      name: '/aws/lambda/echo-api-dev-echo',
      retention_in_days: 7,
    });
  });

  it('may write to its own log group and nothing else', () => {
    const { policy } = only('aws_iam_role_policy', inStack());
    expect(JSON.parse(policy as string)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: '${aws_cloudwatch_log_group.echo_log-group_FDAA7EDD.arn}:*',
        },
      ],
    });
    expect(resources(inStack())).not.toHaveProperty('aws_iam_role_policy_attachment');
  });

  it('has its rights replaced together with its role', () => {
    expect(only('aws_iam_role_policy', inStack())['role']).toBe('${aws_iam_role.echo_role_54F009D7.id}');
  });

  it('copies the zip into the assets of the stack, under a name that its content decides', () => {
    const app = new App({ outdir: join(folder, 'out'), skipValidation: true });
    const stack = new TerraformStack(app, 'echo-api');
    new LocalBackend(stack, { path: 'state' });
    new NodeFunction(stack, 'echo', { functionName: 'echo', bundle: zip });
    app.synth();
    const working = join(folder, 'out', 'stacks', 'echo-api');
    const json = JSON.parse(readFileSync(join(working, 'cdk.tf.json'), 'utf8')) as { resource: Resources };
    const [resource] = Object.values(json.resource['aws_lambda_function'] ?? {});
    expect(readFileSync(join(working, resource?.['filename'] as string), 'utf8')).toBe(
      'the content of a zip',
    );
    expect(JSON.stringify(json)).not.toContain(folder);
  });

  it('fails when the zip is missing, and says which target builds it', () => {
    const missing = join(folder, 'other.zip');
    expect(refusal({ bundle: missing })).toBe(
      `echo-api/echo: bundle ${relative(process.cwd(), missing)} cannot be read (ENOENT); "nx run echo-api:bundle" builds it from src/functions`,
    );
  });

  it('fails when the zip is larger than a direct upload can be', () => {
    writeFileSync(zip, Buffer.alloc(50 * 1024 * 1024 + 1));
    expect(refusal({})).toBe(`echo-api/echo: bundle ${zip} has 51 MB; allowed are 50 MB in a direct upload`);
  });

  it.each<[Partial<NodeFunctionProps>, string]>([
    [
      { functionName: 'my echo' },
      'functionName "my echo" contains a space; allowed are 1-64 letters, digits, hyphens and underscores',
    ],
    [
      { functionName: 'x'.repeat(65) },
      `functionName "${'x'.repeat(65)}" has 65 characters; allowed are 1-64 letters, digits, hyphens and underscores`,
    ],
    [{ memoryMb: 127 }, 'memoryMb 127 is too small; allowed are 128-10240 MB'],
    [{ memoryMb: 10_241 }, 'memoryMb 10241 is too large; allowed are 128-10240 MB'],
    [{ timeoutSeconds: 0 }, 'timeoutSeconds 0 is too small; allowed are 1-900 seconds'],
    [{ timeoutSeconds: 901 }, 'timeoutSeconds 901 is too large; allowed are 1-900 seconds'],
    [
      { logRetentionDays: 31 },
      'logRetentionDays 31 is unknown to CloudWatch; allowed are 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days',
    ],
    [
      { environment: { AWS_REGION: 'x' } },
      'environment "AWS_REGION" is set by Lambda itself; choose another name',
    ],
    [
      { environment: { '1A': 'x' } },
      'environment "1A" has another form; allowed are letters, digits and underscores, at least two, with a letter first',
    ],
    [
      { environment: { BIG: 'canary'.repeat(700) } },
      'environment has 4210 bytes; allowed are 4096 bytes over all variables',
    ],
  ])('fails when given %j', (props, message) => {
    expect(refusal(props)).toBe(`echo-api/echo: ${message}`);
  });

  it('leaves unresolved tokens alone', () => {
    const later = { toString: () => '${var.later}' };
    expect(
      refusal({
        functionName: Token.asString(later),
        memoryMb: Token.asNumber(later),
        timeoutSeconds: Token.asNumber(later),
        logRetentionDays: Token.asNumber(later),
        environment: { LATER: Token.asString(later) },
      }),
    ).toBe('accepted');
  });
});
