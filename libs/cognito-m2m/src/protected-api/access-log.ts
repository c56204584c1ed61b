/**
 * The access log of an API: one line of JSON per request, that says who called which route and what became of it.
 * Nothing of the request itself is in it: a header or a query string may be a secret.
 */
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { ApiGatewayStageAccessLogSettings } from '@cdktf/provider-aws/lib/api-gateway-stage';
import { checkLogRetention } from '@m2m/construct-props';
import type { Construct } from 'constructs';

const fields = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  responseType: '$context.error.responseType',
  // The caller; a dash when no valid token came.
  clientId: '$context.authorizer.claims.client_id',
  authorizerError: '$context.authorizer.error',
  integrationStatus: '$context.integration.status',
  integrationError: '$context.integration.error',
} as const;

export function addAccessLog(
  scope: Construct,
  apiName: string,
  retentionInDays: number,
): ApiGatewayStageAccessLogSettings {
  checkLogRetention(scope, 'accessLogRetentionDays', retentionInDays);
  const logGroup = new CloudwatchLogGroup(scope, 'access-log', {
    name: `/aws/apigateway/${apiName}`,
    retentionInDays,
  });
  return { destinationArn: logGroup.arn, format: JSON.stringify(fields) };
}
