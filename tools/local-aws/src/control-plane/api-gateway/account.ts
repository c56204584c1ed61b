/** The account settings of API Gateway: taking the CloudWatch role away again. */
import { withJsonBody } from '../aws-call';
import { amended } from '../answer-json';
import type { FrontOperation } from '../front-operation';
import { patchOperations, restOperation } from '../rest-call';

const path = /^\/account\/?$/;

export function accountOperations(): readonly FrontOperation[] {
  const row = { service: 'apigateway', does: 'adds', path } as const;
  return [
    restOperation({
      ...row,
      operation: 'UpdateAccount',
      because: 'fails when the role is taken away, so auth-stack could not be destroyed',
      method: 'PATCH',
      // AWS takes an operation without value as "none"; moto wants the member to be there.
      handle: async ({ call, body, send }) =>
        send(
          withJsonBody(call, {
            patchOperations: patchOperations(body).map((operation) => ({
              ...operation,
              value: operation.value === '' ? null : operation.value,
            })),
          }),
        ),
    }),
  ];
}
