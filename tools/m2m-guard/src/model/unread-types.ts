/** Resources that change who may call, of types that this tool does not read. They are noted, never passed over. */
import type { ModelContext } from './model-context';
import { placeOf } from './place';

const unreadTypes = /^(?:awscc_(?:cognito|apigateway|apigatewayv2)_|aws_cognito_managed_user_pool_client$)/;

export function noteUnreadTypes(context: ModelContext): void {
  for (const block of context.documents.flatMap(({ blocks }) => blocks)) {
    if (block.mode !== 'managed' || !unreadTypes.test(block.type)) continue;
    context.note({
      ...placeOf(block),
      why: `is a resource of the type ${block.type}, which this tool does not read; declare it with the types of the AWS provider that make one`,
    });
  }
}
