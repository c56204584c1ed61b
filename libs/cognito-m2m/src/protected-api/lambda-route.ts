/**
 * One protected route: a method that demands a scope, the function behind it, and the permission to call it for
 * nothing but this route.
 */
import type { ApiGatewayAuthorizer } from '@cdktf/provider-aws/lib/api-gateway-authorizer';
import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import type { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Construct } from 'constructs';
import type { OAuthScopes } from '../oauth-scopes/oauth-scope';
import type { ApiPath } from './api-path';
import type { Redeployment } from './redeployment';
import type { RouteMethod } from './route-path';

/** What a route needs to know of a function. */
export interface RouteFunction {
  readonly functionName: string;
  readonly invokeArn: string;
}

export interface LambdaRouteProps {
  readonly restApi: ApiGatewayRestApi;
  readonly authorizer: ApiGatewayAuthorizer;
  readonly deployment: Redeployment;
  readonly stageName: string;
  readonly path: ApiPath;
  readonly method: RouteMethod;
  readonly target: RouteFunction;
  readonly oauthScopes: OAuthScopes;
}

/** The longest that API Gateway waits for an integration. */
const timeoutMilliseconds = 29_000;

export class LambdaRoute extends Construct {
  constructor(scope: Construct, id: string, props: LambdaRouteProps) {
    super(scope, id);
    const { restApi, path, method, target } = props;
    const gatewayMethod = new ApiGatewayMethod(this, 'Resource', {
      restApiId: restApi.id,
      resourceId: path.resourceId,
      httpMethod: method,
      authorization: 'COGNITO_USER_POOLS',
      authorizerId: props.authorizer.id,
      authorizationScopes: props.oauthScopes.map(({ fullName }) => fullName).sort(),
    });
    const integration = new ApiGatewayIntegration(this, 'integration', {
      restApiId: restApi.id,
      resourceId: path.resourceId,
      httpMethod: gatewayMethod.httpMethod,
      type: 'AWS_PROXY',
      integrationHttpMethod: 'POST',
      uri: target.invokeArn,
      timeoutMilliseconds,
    });
    new LambdaPermission(this, 'permission', {
      statementId: `route-${this.node.addr}`,
      action: 'lambda:InvokeFunction',
      functionName: target.functionName,
      principal: 'apigateway.amazonaws.com',
      sourceArn: `${restApi.executionArn}/${props.stageName}/${sourceRoute(method, path.path)}`,
    });
    props.deployment.cover(`${method} ${path.path}`, gatewayMethod, integration);
  }
}

/** Method and path as IAM matches them: a star for every variable, and for ANY. */
function sourceRoute(method: RouteMethod, path: string): string {
  return `${method === 'ANY' ? '*' : method}${path.replaceAll(/\{[^/]*\}/g, '*')}`;
}
