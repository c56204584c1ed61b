import { change } from '../rules/examples/change';
import { machineClient } from '../rules/examples/good-workspace';
import { accessMatrices, type AccessMatrix } from './access-matrix';
import { sharedPool } from './shared-pool.fixture';

/** One line per route: without token, then every client. */
const lines = ({ clients, routes }: AccessMatrix): string[] => [
  ['', ...clients.map(({ label }) => label)].join(' | '),
  ...routes.map(({ api, label, withoutToken, answers }) =>
    [`${api} ${label}`, withoutToken.answer, ...answers].join(' | '),
  ),
];

const orders = 'api/aws_api_gateway_rest_api.orders';
const reports = 'reports/aws_api_gateway_rest_api.reports';

describe('the access matrix', () => {
  it('has every route and every client of a user pool, over all stacks', () => {
    const [matrix, ...others] = accessMatrices(sharedPool());
    expect(matrix && lines(matrix)).toEqual([
      ' | api/aws_cognito_user_pool_client.reader | api/aws_cognito_user_pool_client.writer | reports/billing | reports/aws_cognito_user_pool_client.archive',
      `${orders} GET /orders | 401 | ALLOW | ALLOW | ALLOW | 401`,
      `${orders} POST /orders | 401 | 401 | ALLOW | 401 | 401`,
      `${reports} GET / | 401 | 401 | 401 | ALLOW | ALLOW`,
      `${reports} OPTIONS / | ALLOW | ALLOW | ALLOW | ALLOW | ALLOW`,
    ]);
    expect(matrix?.poolLabels).toEqual(['auth/aws_cognito_user_pool.main']);
    expect(others).toEqual([]);
  });

  it('says which header a route takes the token from', () => {
    const [matrix] = accessMatrices(sharedPool());
    expect(matrix?.routes.map(({ tokenHeader }) => tokenHeader)).toEqual([
      'authorization',
      'authorization',
      'x-token',
      'authorization',
    ]);
  });

  it('has a matrix of its own for the routes that no user pool has a say in', () => {
    const url = change('api', 'aws_lambda_function_url.orders', {
      function_name: 'orders',
      authorization_type: 'NONE',
    });
    const matrices = accessMatrices(sharedPool([url]));
    expect(matrices.slice(1).map(lines)).toEqual([
      ['', 'api/aws_lambda_function_url.orders ANY function URL | ALLOW'],
    ]);
  });

  it('keeps pools apart that no authorizer accepts together', () => {
    const other = {
      resource: {
        aws_cognito_user_pool: { other: { name: 'other' } },
        aws_cognito_user_pool_client: {
          lonely: {
            ...machineClient,
            user_pool_id: '${aws_cognito_user_pool.other.id}',
            allowed_oauth_scopes: ['orders/read'],
          },
        },
      },
    };
    const [, matrix] = accessMatrices(sharedPool([], { other }));
    expect(matrix && lines(matrix)).toEqual([' | other/aws_cognito_user_pool_client.lonely']);
  });

  it('shows a client whose user pool is unclear, and tells nothing about it', () => {
    const unclear = change('api', 'aws_cognito_user_pool_client.reader', { user_pool_id: '${var.pool}' });
    const [matrix] = accessMatrices(sharedPool([unclear]));
    expect(matrix?.routes.map(({ answers }) => answers[0])).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'ALLOW',
    ]);
  });

  it('shows a route whose authorizer has an unclear pool, and tells nothing about it', () => {
    const unclear = change('api', 'aws_api_gateway_authorizer.cognito', { provider_arns: ['${var.arn}'] });
    const [matrix] = accessMatrices(sharedPool([unclear]));
    expect(matrix?.routes.map(({ label, answers }) => [label, answers.includes('unknown')])).toEqual([
      ['GET /orders', true],
      ['POST /orders', true],
      ['GET /', false],
      ['OPTIONS /', false],
    ]);
  });

  it('shows a route whose authorizer decides by itself beside those without a user pool', () => {
    const lambda = change('api', 'aws_api_gateway_authorizer.cognito', {
      type: 'REQUEST',
      provider_arns: undefined,
    });
    const [, matrix] = accessMatrices(sharedPool([lambda]));
    expect(matrix && lines(matrix)).toEqual([
      '',
      `${orders} GET /orders | unknown`,
      `${orders} POST /orders | unknown`,
    ]);
  });

  it('tells the instances of one client apart', () => {
    const counted = change('api', 'aws_cognito_user_pool_client.reader', {
      for_each: { a: 'a', b: 'b' },
      '//': { metadata: { path: 'api/readers/Resource' } },
    });
    const [matrix] = accessMatrices(sharedPool([counted]));
    expect(matrix?.clients.slice(0, 2).map(({ label }) => label)).toEqual([
      'api/readers (aws_cognito_user_pool_client.reader["a"])',
      'api/readers (aws_cognito_user_pool_client.reader["b"])',
    ]);
  });
});
