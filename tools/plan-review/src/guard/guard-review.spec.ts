import { apiSource, authSource, modelOf, type ApiStack } from '../../fixtures/machine-stacks';
import type { Acknowledgement } from './accepted-findings';
import { guardReview } from './guard-review';

const orders: ApiStack = { clients: { reader: ['orders/read'] }, routes: { 'GET /orders': ['orders/read'] } };
const open: ApiStack = { ...orders, routes: { 'GET /orders': null } };
const undeclared: ApiStack = { ...orders, clients: { reader: ['orders/admin'] } };
const side = (api: ApiStack, acknowledgements: readonly Acknowledgement[] = []) => ({
  model: modelOf(authSource(), apiSource('orders', api)),
  acknowledgements,
});
const today = '2026-11-25';
/** Of the rules that this spec is about: what other rules say of these stacks is their business. */
const rules = (findings: readonly { rule: string }[]) =>
  findings.map(({ rule }) => rule).filter((rule) => ['open-route', 'undeclared-client-scope'].includes(rule));

describe('findings of the guard', () => {
  it('are those that the change adds and removes', () => {
    const { compared, added, removed } = guardReview(side(open), side(undeclared), today);
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
    const { added, removed, unchangedCount } = guardReview(side(open), side(open), today);
    expect([added, removed]).toEqual([[], []]);
    expect(unchangedCount).toBeGreaterThan(0);
  });

  it('are all of them when there is no base', () => {
    const { compared, added } = guardReview(side(open), undefined, today);
    expect([compared, rules(added)]).toEqual([false, ['open-route']]);
  });
});

describe('findings that m2m-guard.json accepts', () => {
  const accepted: Acknowledgement = {
    rule: 'open-route',
    stack: 'orders',
    address: 'aws_api_gateway_method.GET-orders',
    reason: 'a health check without data',
    expires: '2027-01-31',
  };
  const acknowledgementRules = ['open-route', 'unused-acknowledgement', 'expired-acknowledgement'];
  const told = (head: ReturnType<typeof side>, base?: ReturnType<typeof side>, day = today) => {
    const { added, removed, acknowledged } = guardReview(head, base, day);
    const of = (findings: readonly { rule: string }[]) =>
      findings.map(({ rule }) => rule).filter((rule) => acknowledgementRules.includes(rule));
    return {
      added: of(added),
      removed: of(removed),
      acknowledged: acknowledged.map(({ rule, isNew }) => (isNew ? `${rule} (new)` : rule)),
    };
  };

  it('are none of those that the change adds, and tell why and until when', () => {
    const { added, acknowledged } = guardReview(side(open, [accepted]), side(orders), today);
    expect(rules(added)).toEqual([]);
    expect(acknowledged).toEqual([
      {
        rule: 'open-route',
        severity: 'error',
        stack: 'orders',
        address: 'aws_api_gateway_method.GET-orders',
        message: 'route GET /orders has no authorization, so anybody may call it',
        fix: expect.any(String) as string,
        reason: 'a health check without data',
        expires: '2027-01-31',
        isNew: true,
      },
    ]);
  });

  it('are not mended by that, and not new where the base accepts them too', () => {
    expect(told(side(open, [accepted]), side(open))).toEqual({
      added: [],
      removed: [],
      acknowledged: ['open-route (new)'],
    });
    expect(told(side(open, [accepted]), side(open, [accepted])).acknowledged).toEqual(['open-route']);
    expect(told(side(open, [accepted])).acknowledged).toEqual(['open-route']);
  });

  it('are new when the change no longer accepts them', () => {
    expect(told(side(open), side(open, [accepted]))).toEqual({
      added: ['open-route'],
      removed: [],
      acknowledged: [],
    });
  });

  it('are mended when they go with their acknowledgement, which is a finding when it stays', () => {
    expect(told(side(orders), side(open, [accepted]))).toEqual({
      added: [],
      removed: ['open-route'],
      acknowledged: [],
    });
    expect(told(side(orders, [accepted]), side(open, [accepted])).added).toEqual(['unused-acknowledgement']);
  });

  it('are no news either way when their day is over on both sides', () => {
    const [late, nothing] = ['2027-02-01', { added: [], removed: [], acknowledged: [] }];
    expect(told(side(open, [accepted]), side(open, [accepted]), late)).toEqual(nothing);
    expect(told(side(open, [accepted]), side(orders), late).added).toEqual([
      'open-route',
      'expired-acknowledgement',
    ]);
  });

  it('are not the budget: that is told with the cost', () => {
    const money = { ...accepted, rule: 'over-budget' };
    expect(told(side(orders, [money]), side(orders))).toEqual({ added: [], removed: [], acknowledged: [] });
  });

  it('may be what the guard could not analyse', () => {
    const unclear: ApiStack = { ...orders, pool: '${var.pool}' };
    const addresses = new Set(
      guardReview(side(unclear), side(orders), today)
        .added.filter(({ rule }) => rule === 'could-not-analyse')
        .map(({ address }) => address),
    );
    expect(addresses.size).toBeGreaterThan(0);
    const acknowledgements = [...addresses].map((address) => ({
      ...accepted,
      rule: 'could-not-analyse',
      address,
    }));
    const { added, acknowledged } = guardReview(side(unclear, acknowledgements), side(orders), today);
    expect(added.map(({ rule }) => rule)).not.toContain('could-not-analyse');
    expect(new Set(acknowledged.map(({ address }) => address))).toEqual(addresses);
  });
});
