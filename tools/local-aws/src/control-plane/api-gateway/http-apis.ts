/** HTTP and WebSocket APIs: what is kept of one goes with it. */
import type { FrontOperation } from '../front-operation';
import { restOperation } from '../rest-call';

/** @param onDeleted is told the id of an API that is gone */
export function httpApiOperation(onDeleted: (apiId: string) => void): FrontOperation {
  return restOperation({
    service: 'apigateway',
    operation: 'DeleteApi (v2)',
    does: 'adds',
    because: 'knows nothing of what the rows above keep',
    method: 'DELETE',
    path: /^\/v2\/apis\/([^/]+)\/?$/,
    handle: async ({ forward, params: [apiId = ''] }) => {
      const answer = await forward();
      if (answer.status < 300) {
        onDeleted(apiId);
      }
      return answer;
    },
  });
}
