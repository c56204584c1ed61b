import { apiSource, authSource, modelOf, sidesFixture, type ApiStack } from '../../fixtures/machine-stacks';
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

describe('the cost of a review', () => {
  it('is told per pool, before and after', () => {
    const before = { clients: 1, tokenRequests: 973, usd: 2.19 };
    const after = { clients: 2, tokenRequests: 1946, usd: 4.38 };
    expect(costReview(sidesFixture(sources(one), sources(two)))).toEqual({
      total: { before, after },
      pools: [{ pool: { stack: 'auth', address: 'aws_cognito_user_pool.pool' }, before, after }],
      assumed: { clients: 2, callsPerHour: 60 },
      price: { usdPerTokenRequest: 0.00225, checkedOn: '2026-11-25' },
    });
  });

  it('follows what the code declares, on each side its own', () => {
    const { total, assumed } = costReview(sidesFixture(declaring(one, 1), sources(one)));
    expect([total.before.tokenRequests, total.after.tokenRequests]).toEqual([730, 973]);
    expect(assumed.clients).toBe(1);
  });

  it('counts what is deployed as the branch declares it when there is no base', () => {
    const sides = { ...sidesFixture(declaring(one, 1), declaring(one, 0)), base: modelOf() };
    const { total, assumed } = costReview(sides);
    expect([total.before.tokenRequests, total.after.tokenRequests, assumed.clients]).toEqual([0, 0, 0]);
  });

  it('names no pool that no stack makes', () => {
    const elsewhere: ApiStack = { ...one, pool: 'eu-west-1_abcdefghi' };
    const { pools } = costReview(sidesFixture([], [apiSource('orders', elsewhere)]));
    expect(pools).toEqual([
      {
        before: { clients: 0, tokenRequests: 0, usd: 0 },
        after: { clients: 1, tokenRequests: 973, usd: 2.19 },
      },
    ]);
  });
});
