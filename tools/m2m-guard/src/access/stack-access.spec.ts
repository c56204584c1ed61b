import { change } from '../rules/examples/change';
import { accessMatrices } from './access-matrix';
import { sharedPool } from './shared-pool.fixture';
import { accessOfStack } from './stack-access';

function shown(stack: string, ...model: Parameters<typeof sharedPool>) {
  return accessOfStack(accessMatrices(sharedPool(...model)), stack).map(({ clients, routes }) => ({
    clients: clients.map(({ client }) => client.name),
    routes: routes.map(({ stack: of, label, answers }) => [of, label, ...answers]),
  }));
}

describe('the access of one stack', () => {
  it('has its routes and clients, and the clients of other stacks that get through', () => {
    expect(shown('api')).toEqual([
      {
        clients: ['reader', 'writer', 'billing'],
        routes: [
          ['api', 'GET /orders', 'ALLOW', 'ALLOW', 'ALLOW'],
          ['api', 'POST /orders', '401', 'ALLOW', '401'],
        ],
      },
    ]);
  });

  it('has the routes of other stacks that its clients reach, behind its own', () => {
    expect(shown('reports')).toEqual([
      {
        clients: ['billing', 'archive'],
        routes: [
          ['reports', 'GET /', 'ALLOW', 'ALLOW'],
          ['reports', 'OPTIONS /', 'ALLOW', 'ALLOW'],
          ['api', 'GET /orders', 'ALLOW', '401'],
        ],
      },
    ]);
  });

  it('counts what cannot be told as getting through', () => {
    const unclear = change('api', 'aws_cognito_user_pool_client.reader', {
      allowed_oauth_scopes: ['${var.scope}'],
    });
    expect(shown('reports', [unclear])[0]?.clients).toEqual(['billing', 'archive', 'reader']);
    expect(shown('api', [unclear])[0]?.routes.at(-1)).toEqual([
      'reports',
      'GET /',
      'unknown',
      '401',
      'ALLOW',
    ]);
  });

  it('is empty for a stack that has neither', () => {
    expect(shown('auth')).toEqual([]);
  });
});
