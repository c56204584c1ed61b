import { Throttle, throttleLimits } from './throttle';

describe('throttleLimits', () => {
  it('takes the settings of the method, else of the stage, else of the account', () => {
    const settings = {
      '*/*': { throttlingRateLimit: 20, throttlingBurstLimit: 10 },
      'orders~1{id}/GET': { throttlingRateLimit: 2, throttlingBurstLimit: -1 },
      '~1/GET': { throttlingRateLimit: 1, throttlingBurstLimit: 1 },
    };
    expect(throttleLimits(settings, '/orders/{id}', 'GET')).toEqual({ ratePerSecond: 2, burst: 10 });
    expect(throttleLimits(settings, '/orders/{id}', 'POST')).toEqual({ ratePerSecond: 20, burst: 10 });
    expect(throttleLimits(settings, '/', 'GET')).toEqual({ ratePerSecond: 1, burst: 1 });
    expect(throttleLimits({}, '/orders', 'GET')).toEqual({ ratePerSecond: 10_000, burst: 5_000 });
  });
});

describe('Throttle', () => {
  const limits = { ratePerSecond: 10, burst: 2 };

  it('admits a burst, then what the rate allows', () => {
    const throttle = new Throttle();
    expect([0, 0, 0, 99, 100, 100].map((now) => throttle.admit('m', limits, now))).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('never saves up more than the burst', () => {
    const throttle = new Throttle();
    throttle.admit('m', limits, 0);
    expect([60_000, 60_000, 60_000].map((now) => throttle.admit('m', limits, now))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('counts each method on its own', () => {
    const throttle = new Throttle();
    const once = { ratePerSecond: 1, burst: 1 };
    expect([
      throttle.admit('a', once, 0),
      throttle.admit('b', once, 0),
      throttle.admit('a', once, 0),
    ]).toEqual([true, true, false]);
  });

  it('refuses everything at a limit of zero, and starts afresh when the limit changes', () => {
    const throttle = new Throttle();
    expect(throttle.admit('m', { ratePerSecond: 0, burst: 0 }, 0)).toBe(false);
    expect(throttle.admit('m', limits, 0)).toBe(true);
  });
});
