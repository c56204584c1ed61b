/** The access matrix for programs. */
import type { AccessMatrix } from '../access';
import { accessGrid } from './access-grid';

export function accessJson(matrices: readonly AccessMatrix[]): object[] {
  return matrices.map((matrix) => {
    const { pools, clients, rows } = accessGrid(matrix);
    return {
      pools,
      clients: matrix.clients.map(({ label, client }) => ({
        client: label,
        stack: client.stack,
        address: client.address,
        oauthScopes: client.oauthScopes.known,
      })),
      routes: rows.map(
        ({ api, route, oauthScopes, scopesComplete, answers: [withoutToken, ...answers] }, index) => ({
          stack: matrix.routes[index]?.stack,
          address: matrix.routes[index]?.route.address,
          api,
          route,
          oauthScopes,
          scopesComplete,
          withoutToken,
          answers: answers.map((answer, column) => ({
            client: clients[column],
            answer,
            why: matrix.routes[index]?.decisions[column]?.why,
          })),
        }),
      ),
    };
  });
}
