import {
  belowQuota,
  defaultClients,
  defaultResourceServers,
  mostClients,
  mostResourceServers,
  quotaProblem,
} from './quotas';

it('has the quotas of AWS', () => {
  expect({ defaultClients, mostClients, defaultResourceServers, mostResourceServers }).toEqual({
    defaultClients: 1_000,
    mostClients: 10_000,
    defaultResourceServers: 25,
    mostResourceServers: 300,
  });
});

it('is quiet below 80 % of a quota', () => {
  expect([belowQuota(1_000), belowQuota(25)]).toEqual([799, 19]);
});

const quota = { byDefault: 25, most: 300 };

it.each([
  [19, undefined],
  [20, 'user pool has 20 resource servers, 80 % of the default quota of 25; AWS raises it to at most 300'],
  [25, 'user pool has 25 resource servers, 100 % of the default quota of 25; AWS raises it to at most 300'],
  [26, 'user pool has 26 resource servers, more than the default quota of 25; AWS raises it to at most 300'],
  [
    300,
    'user pool has 300 resource servers, more than the default quota of 25; AWS raises it to at most 300',
  ],
  [301, undefined],
])('judges %d of a quota of 25', (count, problem) => {
  expect(quotaProblem('resource servers', count, quota)).toBe(problem);
});
