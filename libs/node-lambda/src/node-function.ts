/**
 * A Lambda function on Node.js, from the zip that the bundle stage built.
 */
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { checkLogRetention } from '@m2m/construct-props';
import { Construct } from 'constructs';
import { addExecutionRole } from './execution-role';
import { addFunctionBundle } from './function-bundle';
import { checkEnvironment, checkFunction } from './function-limits';

export interface NodeFunctionProps {
  /** Name of the function, of its role and of the end of its log group: 1-64 letters, digits, hyphens, underscores. */
  readonly functionName: string;

  /** Absolute path of the zip that holds `index.js`, which exports `handler`. At most 50 MB. */
  readonly bundle: string;

  /** What people read in the console. @default no description */
  readonly description?: string;

  /** Memory in MB, 128-10,240; CPU grows with it. @default 256 MB */
  readonly memoryMb?: number;

  /** Time that one invocation may take, in seconds, 1-900. Behind an API nobody waits for more than 29. @default 10 seconds */
  readonly timeoutSeconds?: number;

  /** Environment variables, 4 KB over all of them. They stand in state and console: no place for secrets. @default none */
  readonly environment?: Readonly<Record<string, string>>;

  /** Days after which a log event is deleted; one of the periods of CloudWatch. @default 30 days */
  readonly logRetentionDays?: number;
}

export class NodeFunction extends Construct {
  readonly functionName: string;
  readonly functionArn: string;
  /** What an API integration calls. */
  readonly invokeArn: string;
  readonly roleName: string;
  readonly logGroupName: string;

  /** @throws ConstructPropsError when the zip is missing or Lambda would refuse a prop */
  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const {
      functionName,
      memoryMb = 256,
      timeoutSeconds = 10,
      environment = {},
      logRetentionDays = 30,
    } = props;
    checkFunction(this, { name: functionName, memory: memoryMb, timeout: timeoutSeconds });
    checkEnvironment(this, environment);
    checkLogRetention(this, 'logRetentionDays', logRetentionDays);

    const bundle = addFunctionBundle(this, props.bundle);
    // Under the name that Lambda writes to by default. The function waits for it: a first invocation without it would
    // lose its log, because the role may not make a group of its own.
    const logGroup = new CloudwatchLogGroup(this, 'log-group', {
      name: `/aws/lambda/${functionName}`,
      retentionInDays: logRetentionDays,
    });
    const { role, logPolicy } = addExecutionRole(this, functionName, logGroup);
    const resource = new LambdaFunction(this, 'Resource', {
      functionName,
      ...(props.description !== undefined && { description: props.description }),
      filename: bundle.filename,
      sourceCodeHash: bundle.sourceCodeHash,
      handler: 'index.handler',
      runtime: 'nodejs22.x',
      architectures: ['arm64'],
      memorySize: memoryMb,
      timeout: timeoutSeconds,
      role: role.arn,
      ...(Object.keys(environment).length > 0 && { environment: { variables: environment } }),
      dependsOn: [logGroup, logPolicy],
    });

    this.functionName = resource.functionName;
    this.functionArn = resource.arn;
    this.invokeArn = resource.invokeArn;
    this.roleName = role.name;
    this.logGroupName = logGroup.name;
  }
}
