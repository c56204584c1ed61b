import { createColors } from 'picocolors';
import { accessMatrices, accessOfStack } from '../access';
import { sharedPool } from '../access/shared-pool.fixture';
import { change } from '../rules/examples/change';
import { accessJson } from './access-json';
import { accessPage } from './access-page';
import { accessTable } from './access-table';

const of = (stack: string, ...model: Parameters<typeof sharedPool>) =>
  accessOfStack(accessMatrices(sharedPool(...model)), stack);
const page = (stack: string, ...model: Parameters<typeof sharedPool>) =>
  accessPage({ stack, command: 'npx nx run api:access' }, of(stack, ...model));
const tableOf = (text: string) => text.split('\n').filter((line) => line.startsWith('|'));
const withoutColors = createColors(false);

describe('the page of a stack', () => {
  it('is a table in Markdown, aligned as it is written, and names the command that writes it', () => {
    const text = page('reports');
    expect(text).toContain(
      '# Who may call what: reports\n\nWritten by `npx nx run api:access`, not by hand: ',
    );
    expect(tableOf(text).map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
      '| API | route | one scope of | no token | `reports/billing` | `reports/aws_cognito_user_pool_client.archive` |',
      expect.stringMatching(/^(?:\| -+ ){6}\|$/),
      '| `reports/aws_api_gateway_rest_api.reports` | `GET /` | `reports/read` | 401 | ALLOW | ALLOW |',
      '| `reports/aws_api_gateway_rest_api.reports` | `OPTIONS /` | - | ALLOW | ALLOW | ALLOW |',
      '| `api/aws_api_gateway_rest_api.orders` | `GET /orders` | `orders/read` | 401 | ALLOW | 401 |',
    ]);
    expect(new Set(tableOf(text).map((line) => line.length)).size).toBe(1);
  });

  it('says ? where it cannot be told', () => {
    const unclear = change('api', 'aws_api_gateway_method.get', { authorization_scopes: '${var.scopes}' });
    expect(tableOf(page('api', [unclear]))[2]).toMatch(/\| `GET \/orders` +\| \? +\| 401 +\| \? +\|/);
  });

  it('has one table per group of user pools, each under its name', () => {
    const url = change('api', 'aws_lambda_function_url.orders', {
      function_name: 'orders',
      authorization_type: 'NONE',
    });
    expect(page('api', [url]).match(/^## .*/gm)).toEqual([
      '## User pool `auth/aws_cognito_user_pool.main`',
      '## Without a user pool',
    ]);
  });

  it('says so when there is nothing to show', () => {
    expect(page('auth')).toContain('\n\nThis stack has no route and no client that reaches one.\n');
  });

  it('holds no name that leaves its cell', () => {
    const evil = change('api', 'aws_cognito_user_pool_client.reader', {
      '//': { metadata: { path: 'api/x` | ALLOW |\n| <!--/Resource' } },
    });
    const table = tableOf(page('api', [evil]));
    expect(new Set(table.map((line) => line.split('|').length))).toEqual(new Set([9]));
  });
});

describe('the table of a terminal', () => {
  it('shows the same', () => {
    const [matrix] = of('api');
    expect(matrix && accessTable(matrix, withoutColors).split('\n')).toEqual([
      'API                                  route         one scope of  no token  api/aws_cognito_user_pool_client.reader  api/aws_cognito_user_pool_client.writer  reports/billing',
      'api/aws_api_gateway_rest_api.orders  GET /orders   orders/read   401       ALLOW                                    ALLOW                                    ALLOW',
      'api/aws_api_gateway_rest_api.orders  POST /orders  orders/write  401       401                                      ALLOW                                    401',
    ]);
  });

  it('lets no control character through', () => {
    const evil = change('api', 'aws_cognito_user_pool_client.reader', {
      '//': { metadata: { path: 'api/\u001b[2Jx/Resource' } },
    });
    const [matrix] = of('api', [evil]);
    expect(matrix && accessTable(matrix, withoutColors)).not.toContain('\u001b');
  });
});

describe('the access as JSON', () => {
  it('has every cell with its reason', () => {
    expect(accessJson(of('api'))).toMatchObject([
      {
        pools: ['auth/aws_cognito_user_pool.main'],
        clients: [
          { client: 'api/aws_cognito_user_pool_client.reader', stack: 'api', oauthScopes: ['orders/read'] },
          { client: 'api/aws_cognito_user_pool_client.writer', stack: 'api' },
          { client: 'reports/billing', stack: 'reports', oauthScopes: ['reports/read', 'orders/read'] },
        ],
        routes: [
          { route: 'GET /orders', withoutToken: '401' },
          {
            route: 'POST /orders',
            address: 'aws_api_gateway_method.post',
            oauthScopes: ['orders/write'],
            answers: [
              { answer: '401', why: 'its token has no scope of the route' },
              { answer: 'ALLOW', why: 'its token has a scope of the route' },
              { client: 'reports/billing', answer: '401' },
            ],
          },
        ],
      },
    ]);
  });
});
