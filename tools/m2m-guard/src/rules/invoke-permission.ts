import type { InvokePermission } from '../model';
import { change } from './examples/change';
import { rule } from './rule';

export const invokePermission = rule({
  id: 'invoke-permission',
  severity: 'error',
  what: 'permission by which any API may invoke the function',
  why: 'An API of another account, without any authorizer, can name the function as its backend. Whoever calls that API passes by yours.',
  source:
    'AWS Lambda: AddPermission, "without specifying the source, other accounts could potentially configure resources"',
  fix: 'set principal = "apigateway.amazonaws.com" and source_arn = "${aws_api_gateway_rest_api.<name>.execution_arn}/<stage>/<method>/<path>"',
  violations: ({ invokePermissions }) =>
    invokePermissions.flatMap((permission) => {
      const message = fault(permission);
      return message === undefined ? [] : [{ place: permission, message }];
    }),
  examples: {
    fires: [
      [change('api', 'aws_lambda_permission.orders', { source_arn: undefined })],
      [change('api', 'aws_lambda_permission.orders', { principal: '*' })],
      [
        change('api', 'aws_lambda_permission.orders', {
          source_arn: undefined,
          source_account: '123456789012',
        }),
      ],
      [
        change('api', 'aws_lambda_permission.orders', {
          source_arn: 'arn:aws:execute-api:eu-west-1:123456789012:*',
        }),
      ],
    ],
    doesNotFire: [
      [
        change('api', 'aws_lambda_permission.orders', {
          source_arn: 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/dev/*/orders',
        }),
      ],
      [
        change('api', 'aws_lambda_permission.orders', {
          principal: 's3.amazonaws.com',
          source_arn: undefined,
        }),
      ],
    ],
  },
});

function fault({
  principal,
  hasSourceArn,
  sourceArn,
  hasSourceAccount,
}: InvokePermission): string | undefined {
  if (principal === '*') return 'permission has the principal "*", so anybody may invoke the function';
  const whose = hasSourceAccount ? 'any API of the account' : 'any API of any account';
  if (!hasSourceArn) return `permission has no source_arn, so ${whose} may invoke the function`;
  return sourceArn !== undefined && isOfAnyApi(sourceArn)
    ? `permission has the source_arn ${JSON.stringify(sourceArn)}, which names no API, so any of them may invoke the function`
    : undefined;
}

/** `arn:aws:execute-api:<region>:<account>:<api>/...` */
function isOfAnyApi(arn: string): boolean {
  const [, , , , , api = '*'] = arn.split(':');
  return /^[*?]*(?:\/|$)/.test(api);
}
