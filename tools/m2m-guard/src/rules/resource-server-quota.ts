import { manyServers } from './examples/many-servers';
import { poolMembers } from './pool-members';
import { belowQuota, defaultResourceServers, mostResourceServers, quotaProblem } from './quotas';
import { rule } from './rule';

export const resourceServerQuota = rule({
  id: 'resource-server-quota',
  severity: 'warning',
  what: 'user pool that comes near its quota of resource servers, or passes it',
  why: 'A user pool has a quota of 25 resource servers until AWS raises it, which takes a request and time. The one that is too many fails in the middle of an apply.',
  source: 'Cognito quotas: resource servers per user pool, adjustable up to 300',
  fix: 'ask for a higher quota before the next API is added, or put scopes of several APIs into one resource server',
  violations: (model) =>
    poolMembers(model, model.resourceServers).flatMap(({ place, members }) => {
      const message = quotaProblem('resource servers', members.length, {
        byDefault: defaultResourceServers,
        most: mostResourceServers,
      });
      return message === undefined ? [] : [{ place, message }];
    }),
  // The workspace has one of its own.
  examples: {
    fires: [[manyServers(belowQuota(defaultResourceServers))], [manyServers(mostResourceServers - 1)]],
    doesNotFire: [[manyServers(belowQuota(defaultResourceServers) - 1)]],
  },
});
