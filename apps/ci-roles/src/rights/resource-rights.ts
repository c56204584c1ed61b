/**
 * What Terraform calls for each resource type that a stack may hold: `read` when it plans, `write` when it creates,
 * updates or deletes. A type that has no row here cannot be planned or deployed by a workflow, and a spec says so.
 *
 * The rows are the calls of provider 5.100.0, recorded while it deployed, changed and destroyed the stacks, and the ones
 * that AWS documents beside them: tags at creation, passing a role, a custom domain.
 */
import type { Place } from './places';

/** IAM actions by the place where they are needed. */
export type Actions = Partial<Record<Place, readonly string[]>>;

export interface ResourceRights {
  readonly read: Actions;
  /** `'by a person'`: a workflow must not touch it, because it is what the workflow's own rights are made of. */
  readonly write: Actions | 'by a person';
}

/** API Gateway's actions are the HTTP methods of its own API. */
const restApiPart: ResourceRights = {
  read: { restApis: ['apigateway:GET'] },
  write: { restApis: ['apigateway:POST', 'apigateway:PUT', 'apigateway:PATCH', 'apigateway:DELETE'] },
};

const taggedRestApiPart: ResourceRights = {
  read: { ...restApiPart.read, apiGatewayTags: ['apigateway:GET'] },
  write: {
    restApis: ['apigateway:POST', 'apigateway:PUT', 'apigateway:PATCH', 'apigateway:DELETE'],
    apiGatewayTags: ['apigateway:POST', 'apigateway:PUT', 'apigateway:DELETE'],
  },
};

export const resourceRights: Readonly<Record<string, ResourceRights>> = {
  aws_api_gateway_account: {
    read: { apiGatewayAccount: ['apigateway:GET'] },
    write: { apiGatewayAccount: ['apigateway:PATCH'], roles: ['iam:PassRole'] },
  },
  aws_api_gateway_authorizer: restApiPart,
  aws_api_gateway_deployment: restApiPart,
  aws_api_gateway_gateway_response: restApiPart,
  aws_api_gateway_integration: restApiPart,
  aws_api_gateway_integration_response: restApiPart,
  aws_api_gateway_method: restApiPart,
  aws_api_gateway_method_response: restApiPart,
  aws_api_gateway_method_settings: restApiPart,
  aws_api_gateway_resource: restApiPart,
  aws_api_gateway_rest_api: taggedRestApiPart,
  aws_api_gateway_stage: taggedRestApiPart,
  aws_cloudwatch_log_group: {
    read: { everyLogGroup: ['logs:DescribeLogGroups'], logGroups: ['logs:ListTagsForResource'] },
    write: {
      logGroups: [
        'logs:CreateLogGroup',
        'logs:DeleteLogGroup',
        'logs:PutRetentionPolicy',
        'logs:TagResource',
        'logs:UntagResource',
      ],
    },
  },
  aws_cognito_resource_server: {
    read: { userPools: ['cognito-idp:DescribeResourceServer'] },
    write: {
      userPools: [
        'cognito-idp:CreateResourceServer',
        'cognito-idp:DeleteResourceServer',
        'cognito-idp:UpdateResourceServer',
      ],
    },
  },
  aws_cognito_user_pool: {
    read: { userPools: ['cognito-idp:DescribeUserPool', 'cognito-idp:GetUserPoolMfaConfig'] },
    write: {
      everything: ['cognito-idp:CreateUserPool'],
      userPools: [
        'cognito-idp:DeleteUserPool',
        'cognito-idp:TagResource',
        'cognito-idp:UntagResource',
        'cognito-idp:UpdateUserPool',
      ],
    },
  },
  aws_cognito_user_pool_client: {
    read: { userPools: ['cognito-idp:DescribeUserPoolClient'] },
    write: {
      userPools: [
        'cognito-idp:CreateUserPoolClient',
        'cognito-idp:DeleteUserPoolClient',
        'cognito-idp:UpdateUserPoolClient',
      ],
    },
  },
  aws_cognito_user_pool_domain: {
    read: { everything: ['cognito-idp:DescribeUserPoolDomain'] },
    write: {
      userPools: [
        'cognito-idp:CreateUserPoolDomain',
        'cognito-idp:DeleteUserPoolDomain',
        'cognito-idp:UpdateUserPoolDomain',
      ],
    },
  },
  aws_iam_openid_connect_provider: {
    read: { oidcProvider: ['iam:GetOpenIDConnectProvider'] },
    write: 'by a person',
  },
  aws_iam_policy: {
    read: { policies: ['iam:GetPolicy', 'iam:GetPolicyVersion'] },
    write: 'by a person',
  },
  aws_iam_role: {
    read: { roles: ['iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'] },
    write: {
      roles: [
        'iam:CreateRole',
        'iam:DeleteRole',
        'iam:ListInstanceProfilesForRole',
        'iam:PutRolePermissionsBoundary',
        'iam:TagRole',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
      ],
    },
  },
  aws_iam_role_policy: {
    read: { roles: ['iam:GetRolePolicy'] },
    write: { roles: ['iam:DeleteRolePolicy', 'iam:PutRolePolicy'] },
  },
  aws_iam_role_policy_attachment: {
    read: { roles: ['iam:ListAttachedRolePolicies'] },
    write: 'by a person',
  },
  aws_lambda_function: {
    read: {
      functions: [
        'lambda:GetFunction',
        'lambda:GetFunctionCodeSigningConfig',
        'lambda:ListVersionsByFunction',
      ],
    },
    write: {
      functions: [
        'lambda:CreateFunction',
        'lambda:DeleteFunction',
        'lambda:GetFunctionConfiguration',
        'lambda:TagResource',
        'lambda:UntagResource',
        'lambda:UpdateFunctionCode',
        'lambda:UpdateFunctionConfiguration',
      ],
      roles: ['iam:PassRole'],
    },
  },
  aws_lambda_permission: {
    read: { functions: ['lambda:GetPolicy'] },
    write: { functions: ['lambda:AddPermission', 'lambda:RemovePermission'] },
  },
  aws_ssm_parameter: {
    read: {
      parameters: ['ssm:GetParameter', 'ssm:ListTagsForResource'],
      everyParameter: ['ssm:DescribeParameters'],
    },
    write: {
      parameters: [
        'ssm:AddTagsToResource',
        'ssm:DeleteParameter',
        'ssm:PutParameter',
        'ssm:RemoveTagsFromResource',
      ],
    },
  },
  'data.aws_ssm_parameter': { read: { parameters: ['ssm:GetParameter'] }, write: {} },
};
