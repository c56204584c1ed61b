import { apiSource, authSource, modelOf, type ApiStack } from '../../fixtures/machine-stacks';
import { guardReview } from './guard-review';

const orders: ApiStack = { clients: { reader: ['orders/read'] }, routes: { 'GET /orders': ['orders/read'] } };
const open: ApiStack = { ...orders, routes: { 'GET /orders': null } };
const undeclared: ApiStack = { ...orders, clients: { reader: ['orders/admin'] } };
const model = (api: ApiStack) => modelOf(authSource(), apiSource('orders', api));
/** Of the rules that this spec is about: what other rules say of these stacks is their business. */
const rules = (findings: readonly { rule: string }[]) =>
  findings.map(({ rule }) => rule).filter((rule) => ['open-route', 'undeclared-client-scope'].includes(rule));

describe('findings of the guard', () => {
  it('are those that the change adds and removes', () => {
    const { compared, added, removed } = guardReview(model(open), model(undeclared));
    expect([compared, rules(added), rules(removed)]).toEqual([
      true,
      ['open-route'],
      ['undeclared-client-scope'],
    ]);
    expect(added.find(({ rule }) => rule === 'open-route')).toMatchObject({
      severity: 'error',
      stack: 'orders',
      address: 'aws_api_gateway_method.GET-orders',
      message: 'route GET /orders has no authorization, so anybody may call it',
    });
  });

  it('that stay are counted, not told', () => {
    const { added, removed, unchangedCount } = guardReview(model(open), model(open));
    expect([added, removed]).toEqual([[], []]);
    expect(unchangedCount).toBeGreaterThan(0);
  });

  it('are all of them when there is no base', () => {
    const { compared, added } = guardReview(model(open), undefined);
    expect([compared, rules(added)]).toEqual([false, ['open-route']]);
  });
});
