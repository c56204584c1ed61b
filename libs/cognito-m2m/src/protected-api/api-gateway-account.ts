/**
 * The role with which API Gateway writes logs. There is one per account and region, shared by every API in it, so it
 * belongs to no API stack: whoever destroys one API would silence all others.
 */
import { ApiGatewayAccount as AccountSettings } from '@cdktf/provider-aws/lib/api-gateway-account';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { checkText, type TextLimits } from '@m2m/construct-props';
import { Construct } from 'constructs';

const roleNameLimits: TextLimits = {
  minLength: 1,
  maxLength: 64,
  character: /[\w+=,.@-]/,
  allowed: '1-64 letters, digits and _+=,.@-',
};

export class ApiGatewayAccount extends Construct {
  /**
   * @param props.roleName name of the role: 1-64 letters, digits and `_+=,.@-`
   * @throws ConstructPropsError when IAM would refuse the name
   */
  constructor(scope: Construct, id: string, { roleName }: { readonly roleName: string }) {
    super(scope, id);
    checkText(this, 'roleName', roleName, roleNameLimits);
    const role = new IamRole(this, 'role', {
      name: roleName,
      assumeRolePolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      }),
    });
    // The rights that API Gateway demands before it takes a role; it creates groups and streams of its own.
    const policy = new IamRolePolicy(this, 'log-policy', {
      name: 'write-logs',
      // Not the name, which stays the same when the role is replaced: the policy would go with the old role, unnoticed.
      role: role.id,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: [
              'logs:CreateLogGroup',
              'logs:CreateLogStream',
              'logs:DescribeLogGroups',
              'logs:DescribeLogStreams',
              'logs:FilterLogEvents',
              'logs:GetLogEvents',
              'logs:PutLogEvents',
            ],
            Resource: '*',
          },
        ],
      }),
    });
    new AccountSettings(this, 'Resource', {
      cloudwatchRoleArn: role.arn,
      // Destroying the stack takes the role away, so the account must not go on naming it.
      resetOnDelete: true,
      dependsOn: [policy],
    });
  }
}
