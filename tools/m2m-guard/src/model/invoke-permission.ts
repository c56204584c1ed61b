/** Who may invoke a function for an API, as the function's resource policy says. */
import type { ModelContext } from './model-context';
import { placeOf, type Place } from './place';

export interface InvokePermission extends Place {
  /** API Gateway, or everybody. Permissions of other services are not read. */
  readonly principal: 'apigateway.amazonaws.com' | '*';
  readonly hasSourceArn: boolean;
  /** The ARN where all of it is known before apply. */
  readonly sourceArn: string | undefined;
  readonly hasSourceAccount: boolean;
}

export function invokePermissions(context: ModelContext): InvokePermission[] {
  return context.resources('aws_lambda_permission').flatMap((reader) => {
    const principal = reader.text('principal');
    if (principal !== 'apigateway.amazonaws.com' && principal !== '*') return [];
    const sourceArn = reader.reference('source_arn');
    return [
      {
        principal,
        hasSourceArn: reader.has('source_arn'),
        sourceArn: typeof sourceArn === 'string' ? sourceArn : undefined,
        hasSourceAccount: reader.has('source_account'),
        ...placeOf(reader.block),
      },
    ];
  });
}
