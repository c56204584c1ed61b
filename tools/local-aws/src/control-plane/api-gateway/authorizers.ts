/** Authorizers and the methods that name them: moto takes user pools and authorizers that do not exist. */
import { z } from 'zod';
import { AwsError, ownCall } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { restOperation, type RestCall } from '../rest-call';

const service = 'apigateway';
const authorizers = /^\/restapis\/([^/]+)\/authorizers\/?$/;
const oneMethod = /^\/restapis\/([^/]+)\/resources\/([^/]+)\/methods\/([^/]+)\/?$/;

const userPoolArn = /^arn:aws[a-z-]*:cognito-idp:([a-z0-9-]+):\d{12}:userpool\/([\w-]+)$/;
const needsAuthorizer: readonly unknown[] = ['CUSTOM', 'COGNITO_USER_POOLS'];

export function authorizerOperations(): readonly FrontOperation[] {
  return [
    restOperation({
      service,
      does: 'checks',
      because: 'takes user pools that do not exist',
      operation: 'CreateAuthorizer',
      method: 'POST',
      path: authorizers,
      handle: async (call) => {
        if (call.body['type'] === 'COGNITO_USER_POOLS') {
          const arns = z.array(z.string()).safeParse(call.body['providerARNs']).data ?? [];
          await userPoolsMustExist(call, arns);
        }
        return call.forward();
      },
    }),
    restOperation({
      service,
      operation: 'PutMethod',
      does: 'checks',
      because: 'takes authorizers that do not exist',
      method: 'PUT',
      path: oneMethod,
      handle: async (call) => {
        if (needsAuthorizer.includes(call.body['authorizationType'])) {
          await authorizerMustExist(call, call.body['authorizerId']);
        }
        return call.forward();
      },
    }),
  ];
}

/** @throws AwsError BadRequestException */
export async function userPoolsMustExist({ send }: RestCall, arns: readonly string[]): Promise<void> {
  if (arns.length === 0) {
    throw badRequest('Authorizer provider ARNs must not be empty for type COGNITO_USER_POOLS');
  }
  for (const arn of arns) {
    const [, region = '', userPoolId = ''] = userPoolArn.exec(arn) ?? [];
    const answer = await send(
      ownCall({
        service: 'cognito-idp',
        region: region || 'us-east-1',
        method: 'POST',
        path: '/',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AWSCognitoIdentityProviderService.DescribeUserPool',
        },
        body: JSON.stringify({ UserPoolId: userPoolId }),
      }),
    );
    if (userPoolId === '' || answer.status >= 300) {
      throw badRequest(`Invalid Authorizer provider ARN, there is no such user pool: ${arn}`);
    }
  }
}

/** @throws AwsError BadRequestException */
export async function authorizerMustExist(
  { get, params: [apiId = ''] }: RestCall,
  authorizerId: unknown,
): Promise<void> {
  const found =
    typeof authorizerId === 'string' && authorizerId !== ''
      ? await get(`/restapis/${apiId}/authorizers/${encodeURIComponent(authorizerId)}`)
      : undefined;
  if (found === undefined) {
    throw badRequest(
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    );
  }
}

function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', message);
}
