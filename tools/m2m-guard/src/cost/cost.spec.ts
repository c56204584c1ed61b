import { openDocuments } from '../documents';
import { buildModel } from '../model';
import { changed, type Change, change } from '../rules/examples/change';
import { goodWorkspace, machineClient } from '../rules/examples/good-workspace';
import { configurationSources } from '../spec-support/configuration-sources';
import { costOf, overBudget, quotas, quotaState } from '.';
import { tokenRequestsPerMonth } from './token-requests';

const modelOf = (...changes: Change[]) =>
  buildModel(openDocuments(configurationSources(changed(goodWorkspace, changes))));
const reader = 'aws_cognito_user_pool_client.reader';
const declares = (callsPerHour: unknown) => ({ '//': { m2m: { callsPerHour } } });
const clientsOf = (...changes: Change[]) =>
  costOf(modelOf(...changes)).pools.flatMap(({ clients }) => clients);

describe('token requests per month', () => {
  it.each([
    // A token of an hour is used for 45 minutes.
    [60, 60, 973],
    [10_000, 60, 973],
    [60, 1440, 41],
    [60, 5, 11_680],
    // Who calls less often than a token lives needs one per call.
    [1, 60, 730],
    [0.5, 60, 365],
    [0, 60, 0],
  ])('of %d calls per hour with tokens of %d minutes are %d', (calls, minutes, requests) => {
    expect(tokenRequestsPerMonth(calls, minutes)).toBe(requests);
  });

  it('follow the declaration of the stack, and the assumption where there is none', () => {
    expect(clientsOf(change('api', reader, declares(1)))).toMatchObject([
      { label: `api/${reader}`, callsPerHour: 1, declared: true, tokenRequestsPerMonth: 730 },
      { callsPerHour: 60, declared: false, tokenRequestsPerMonth: 973 },
    ]);
  });

  it.each([['sixty'], [-1], [null], [[60]], [NaN]])('take %j for no declaration', (calls) => {
    expect(clientsOf(change('api', reader, declares(calls)))[0]).toMatchObject({ declared: false });
  });

  it.each([
    [{ access_token_validity: 2, token_validity_units: undefined }, 120],
    [{ access_token_validity: undefined, token_validity_units: undefined }, 60],
    [{ access_token_validity: 3600, token_validity_units: [{ access_token: 'seconds' }] }, 60],
    [{ access_token_validity: 1, token_validity_units: [{ access_token: 'days' }] }, 1440],
    [{ access_token_validity: '${var.validity}' }, 60],
  ])('read the validity of %j', (attributes, minutes) => {
    expect(clientsOf(change('api', reader, attributes))[0]?.tokenValidityMinutes).toBe(minutes);
  });

  it('are none for a client that cannot use the grant', () => {
    expect(clientsOf(change('api', reader, { allowed_oauth_flows: ['code'] }))).toHaveLength(1);
  });
});

describe('the cost', () => {
  it('is told per pool and per stack, and adds up', () => {
    const cost = costOf(modelOf());
    expect(cost).toMatchObject({
      tokenRequestsPerMonth: 1946,
      pools: [
        {
          place: { stack: 'auth', address: 'aws_cognito_user_pool.main' },
          resourceServers: 1,
          oauthScopes: 2,
          tokenRequestsPerMonth: 1946,
        },
      ],
      stacks: [
        { stack: 'auth', clients: 0, resourceServers: 0, oauthScopes: 0, routes: 0, usdPerMonth: 0 },
        { stack: 'api', clients: 2, resourceServers: 1, oauthScopes: 2, routes: 2 },
      ],
    });
    expect(cost.usdPerMonth).toBeCloseTo(1946 * 0.00225, 10);
    expect(cost.pools[0]?.usdPerMonth).toBeCloseTo(cost.usdPerMonth, 10);
    expect(cost.stacks[1]?.usdPerMonth).toBeCloseTo(cost.usdPerMonth, 10);
  });

  it('counts a client whose pool cannot be told under no pool', () => {
    const { pools } = costOf(modelOf(change('api', reader, { user_pool_id: '${var.pool}' })));
    expect(pools.map(({ pool, clients }) => [pool === undefined, clients.length])).toEqual([
      [false, 1],
      [true, 1],
    ]);
  });

  it('charges what a price list says', () => {
    const source = 'a contract';
    const list = {
      tokenRequest: { usd: 1, source },
      clientMonth: { usd: 6, source },
      checkedOn: '2026-01-01',
    };
    expect(costOf(modelOf(), { prices: list }).usdPerMonth).toBe(1946 + 12);
  });

  it('is a finding above the budget, at the client that costs most', () => {
    const cost = costOf(modelOf(change('api', reader, { access_token_validity: 5 })));
    expect(overBudget(cost, 28.47)).toBeUndefined();
    expect(overBudget(cost, 20)).toMatchObject({
      client: { stack: 'api', address: reader },
      message:
        'the tokens of all stacks cost about 28.47 USD per month, and the budget is 20.00 USD; this client costs 26.28 USD of it, more than any other',
    });
  });
});

describe('limits of AWS', () => {
  it.each([
    [799, 'fine'],
    [800, 'near'],
    [1000, 'near'],
    [1001, 'over'],
  ] as const)('of 1,000 clients: %d are %s', (clients, state) => {
    expect(quotaState(clients, quotas['clients-per-pool'])).toBe(state);
  });

  it('are counted for what they are per, worst first', () => {
    const many = Array.from({ length: 21 }, (_, index) =>
      change('api', `aws_cognito_resource_server.s${index}`, {
        identifier: `s${index}`,
        user_pool_id: machineClient.user_pool_id,
      }),
    );
    const scopes = Array.from({ length: 51 }, (_, index) => `orders/s${index}`);
    const { quotas: uses } = costOf(
      modelOf(...many, change('api', reader, { allowed_oauth_scopes: scopes })),
    );
    expect(uses.slice(0, 2).map(({ quota, used, state, label }) => [quota.id, used, state, label])).toEqual([
      ['scopes-per-client', 51, 'over', `api/${reader}`],
      ['resource-servers-per-pool', 22, 'near', 'auth/aws_cognito_user_pool.main'],
    ]);
  });

  it('count the resources of a REST API once for all paths that share them', () => {
    const under = (id: string, parent: string, part: string) =>
      change('api', `aws_api_gateway_resource.${id}`, {
        rest_api_id: '${aws_api_gateway_rest_api.orders.id}',
        parent_id: `\${aws_api_gateway_resource.${parent}.id}`,
        path_part: part,
      });
    const { quotas: uses } = costOf(
      modelOf(
        under('one', 'orders', '{id}'),
        under('lines', 'one', 'lines'),
        change('api', 'aws_api_gateway_method.lines', {
          rest_api_id: '${aws_api_gateway_rest_api.orders.id}',
          resource_id: '${aws_api_gateway_resource.lines.id}',
          http_method: 'GET',
        }),
      ),
    );
    expect(uses.find(({ quota }) => quota.id === 'resources-per-rest-api')?.used).toBe(3);
  });
});
