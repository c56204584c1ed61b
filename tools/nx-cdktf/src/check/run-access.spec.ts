import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { change } from '@m2m/m2m-guard/examples';
import { checkedWorkspace, commandOn } from './checked-workspace.fixture';
import { runAccess } from './run-access';

function access(root: string, stack: string, options: { json?: boolean; stage?: string } = {}) {
  const { context, printed } = commandOn(root, stack, options.stage);
  return { exitCode: runAccess(context, options), printed: printed() };
}

const pageOf = (root: string) => readFileSync(join(root, 'apps/orders-api/access.md'), 'utf8');
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

describe('the access of an API', () => {
  it('is printed, and written to its page', () => {
    const root = checkedWorkspace();
    const { exitCode, printed } = access(root, 'orders-api');
    expect(exitCode).toBe(0);
    expect(printed).toMatch(/ POST \/orders  orders\/write  401 +401 +ALLOW\n/);
    expect(lastLine(printed)).toBe(
      'apps/orders-api/access.md is written; review the difference and commit it',
    );
    expect(pageOf(root)).toMatch(/ `POST \/orders` \| `orders\/write` \| 401 +\| 401 +\| ALLOW +\|\n$/);
  });

  it('leaves a page alone that says the same, also with line ends of another system', () => {
    const root = checkedWorkspace();
    access(root, 'orders-api');
    const withCrLf = checkedWorkspace([], {
      'apps/orders-api/access.md': pageOf(root).replaceAll('\n', '\r\n'),
    });
    expect(lastLine(access(withCrLf, 'orders-api').printed)).toBe('apps/orders-api/access.md says the same');
  });

  it('is only printed in another stage', () => {
    const root = checkedWorkspace([], { 'apps/orders-api/access.md': 'of dev\n' });
    expect(lastLine(access(root, 'orders-api', { stage: 'prod' }).printed)).toBe(
      'apps/orders-api/access.md is about the default stage, so it stays as it is',
    );
    expect(pageOf(root)).toBe('of dev\n');
  });

  it('is JSON for programs, which writes nothing', () => {
    const root = checkedWorkspace([], { 'apps/orders-api/access.md': 'of dev\n' });
    expect(JSON.parse(access(root, 'orders-api', { json: true }).printed)).toMatchObject({
      formatVersion: 1,
      stack: 'orders-api',
      stage: 'dev',
      matrices: [{ routes: [{ route: 'GET /orders' }, { route: 'POST /orders' }] }],
    });
    expect(pageOf(root)).toBe('of dev\n');
  });

  it('gives the reason of what cannot be told', () => {
    const unclear = change('api', 'aws_cognito_user_pool_client.reader', {
      allowed_oauth_scopes: ['${var.scope}'],
    });
    expect(access(checkedWorkspace([unclear]), 'orders-api').printed).toContain(
      '\n? GET /orders, orders-api/aws_cognito_user_pool_client.reader: the scopes of the client, of the route or of the user pool cannot all be told\n',
    );
  });

  it('says of a stack that is no API that there is nothing to show', () => {
    expect(access(checkedWorkspace(), 'auth-stack')).toEqual({
      exitCode: 0,
      printed:
        'auth-stack (dev): no route, and no client that reaches one\n\nauth-stack is no API (it has no src/functions), so it has no page\n',
    });
  });
});
