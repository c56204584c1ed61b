import { apiSource, authSource, modelOf, sidesFixture, type ApiStack } from '../../fixtures/machine-stacks';
import type { TwoSides } from '../guard';
import type { CostContext } from './budget-review';
import { costReview } from './cost-review';

const one: ApiStack = { clients: { reader: ['orders/read'] } };
const two: ApiStack = { clients: { reader: ['orders/read'], writer: ['orders/write'] } };
const sources = (api: ApiStack) => [authSource(), apiSource('orders', api)];

/** The same stacks whose clients declare how often they call. */
function declaring(api: ApiStack, callsPerHour: number): ReturnType<typeof apiSource>[] {
  const text = JSON.stringify(sources(api)).replaceAll(
    '"generate_secret"',
    `"//":{"m2m":{"callsPerHour":${callsPerHour}}},"generate_secret"`,
  );
  return JSON.parse(text) as ReturnType<typeof apiSource>[];
}

const cost = (
  sides: TwoSides,
  budget: CostContext['budget'] = {},
  acknowledgements: CostContext['acknowledgements'] = [],
) => costReview(sides, { budget, acknowledgements, today: '2026-11-25' });

describe('the cost of a review', () => {
  it('is told per pool, before and after', () => {
    const before = { clients: 1, tokenRequests: 973, usd: 2.19 };
    const after = { clients: 2, tokenRequests: 1946, usd: 4.38 };
    expect(cost(sidesFixture(sources(one), sources(two)))).toEqual({
      total: { before, after },
      pools: [{ pool: { stack: 'auth', address: 'aws_cognito_user_pool.pool' }, before, after }],
      assumed: { clients: 2, callsPerHour: 60 },
      price: { usdPerTokenRequest: 0.00225, checkedOn: '2026-11-25' },
    });
  });

  it('follows what the code declares, on each side its own', () => {
    const { total, assumed } = cost(sidesFixture(declaring(one, 1), sources(one)));
    expect([total.before.tokenRequests, total.after.tokenRequests]).toEqual([730, 973]);
    expect(assumed.clients).toBe(1);
  });

  it('counts what is deployed as the branch declares it when there is no base', () => {
    const sides = { ...sidesFixture(declaring(one, 1), declaring(one, 0)), base: modelOf() };
    const { total, assumed } = cost(sides);
    expect([total.before.tokenRequests, total.after.tokenRequests, assumed.clients]).toEqual([0, 0, 0]);
  });

  it('names no pool that no stack makes', () => {
    const elsewhere: ApiStack = { ...one, pool: 'eu-west-1_abcdefghi' };
    const { pools } = cost(sidesFixture([], [apiSource('orders', elsewhere)]));
    expect(pools).toEqual([
      {
        before: { clients: 0, tokenRequests: 0, usd: 0 },
        after: { clients: 1, tokenRequests: 973, usd: 2.19 },
      },
    ]);
  });
});

describe('the budget of a review', () => {
  const [oneToTwo, twoToTwo, twoToOne] = [
    [one, two],
    [two, two],
    [two, one],
  ].map(([before = {}, after = {}]) => sidesFixture(sources(before), sources(after)));
  const dearest = { stack: 'orders', address: 'aws_cognito_user_pool_client.reader', usd: 2.19 };

  // One client costs 2.19 USD, two cost 4.38 USD.
  it.each([
    ['is not told when nobody has one', oneToTwo, {}, undefined],
    ['is kept', oneToTwo, { base: 5, head: 5 }, { before: 5, after: 5, exceeded: 'no' }],
    [
      'is exceeded by this change',
      oneToTwo,
      { base: 3, head: 3 },
      { before: 3, after: 3, exceeded: 'newly', dearest },
    ],
    [
      'is exceeded by this change also when it is the change that lowers it',
      twoToTwo,
      { base: 5, head: 3 },
      { before: 5, after: 3, exceeded: 'newly', dearest },
    ],
    [
      'is exceeded by this change also when it is the first one',
      twoToTwo,
      { head: 3 },
      { after: 3, exceeded: 'newly', dearest },
    ],
    [
      'was exceeded before, and is still',
      oneToTwo,
      { base: 2, head: 2 },
      { before: 2, after: 2, exceeded: 'before', dearest },
    ],
    ['is kept again', twoToOne, { base: 3, head: 3 }, { before: 3, after: 3, exceeded: 'no' }],
    [
      'is kept when this change raises it',
      oneToTwo,
      { base: 3, head: 5 },
      { before: 3, after: 5, exceeded: 'no' },
    ],
    ['is no more when this change removes it', oneToTwo, { base: 3 }, { before: 3, exceeded: 'no' }],
  ] as const)('%s', (_what, sides, budget, expected) => {
    expect(cost(sides ?? sidesFixture([], []), budget).budget).toEqual(expected);
  });

  const accepted = {
    rule: 'over-budget',
    stack: 'orders',
    address: 'aws_cognito_user_pool_client.reader',
    reason: 'a sale',
    expires: '2026-11-25',
  };
  it.each([
    ['up to its last day', {}, { reason: 'a sale', expires: '2026-11-25' }],
    ['not after it', { expires: '2026-11-24' }, undefined],
    ['not for another rule', { rule: 'open-route' }, undefined],
    [
      'not for a client that does not cost most',
      { address: 'aws_cognito_user_pool_client.writer' },
      undefined,
    ],
    ['not for a client of another stack', { stack: 'stock' }, undefined],
  ])('may be exceeded when somebody accepts it: %s', (_what, change, expected) => {
    const { budget } = cost(oneToTwo ?? sidesFixture([], []), { base: 3, head: 3 }, [
      { ...accepted, ...change },
    ]);
    expect(budget).toMatchObject({ exceeded: 'newly' });
    expect(budget?.acknowledgement).toEqual(expected);
  });
});
