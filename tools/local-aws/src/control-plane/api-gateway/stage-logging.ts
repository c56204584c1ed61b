/** A stage of a REST API may log only when the account names a role for it: the mistake that shows on AWS alone. */
import { AwsError } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { patchOperations, restOperation, type PatchOperation } from '../rest-call';

export function stageLoggingOperation(): FrontOperation {
  return restOperation({
    service: 'apigateway',
    operation: 'UpdateStage',
    does: 'checks',
    because: 'lets a stage log although the account has no role for it',
    method: 'PATCH',
    path: /^\/restapis\/([^/]+)\/stages\/([^/]+)\/?$/,
    handle: async ({ body, get, forward }) => {
      if (patchOperations(body).some(turnsLoggingOn)) {
        const account = await get('/account');
        if (!account?.['cloudwatchRoleArn']) {
          throw new AwsError(
            'BadRequestException',
            'CloudWatch Logs role ARN must be set in account settings to enable logging',
          );
        }
      }
      return forward();
    },
  });
}

function turnsLoggingOn({ op, path, value }: PatchOperation): boolean {
  const sets = op === 'replace' || op === 'add';
  const accessLog = path === '/accessLogSettings/destinationArn' && value !== '';
  const executionLog = path.endsWith('/logging/loglevel') && value !== 'OFF';
  return sets && (accessLog || executionLog);
}
