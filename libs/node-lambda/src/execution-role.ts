/**
 * What a function may do: write to its own log group, and nothing else. Rights for more are the caller's to add, each
 * with its resource.
 */
import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { Construct } from 'constructs';

export interface ExecutionRole {
  readonly role: IamRole;
  /** Without it the first invocations would leave no log. */
  readonly logPolicy: IamRolePolicy;
}

export function addExecutionRole(
  scope: Construct,
  name: string,
  logGroup: CloudwatchLogGroup,
): ExecutionRole {
  const role = new IamRole(scope, 'role', {
    name,
    assumeRolePolicy: policyDocument({
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  });
  // Inline, so that it lives and dies with the role and names the one log group it is for.
  const logPolicy = new IamRolePolicy(scope, 'log-policy', {
    name: 'write-own-logs',
    // Not the name, which stays the same when the role is replaced: the policy would go with the old role, unnoticed.
    role: role.id,
    policy: policyDocument({
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: `${logGroup.arn}:*`,
    }),
  });
  return { role, logPolicy };
}

function policyDocument(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
