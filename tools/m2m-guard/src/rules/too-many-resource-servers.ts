import { manyServers } from './examples/many-servers';
import { poolMembers } from './pool-members';
import { mostResourceServers } from './quotas';
import { rule } from './rule';

export const tooManyResourceServers = rule({
  id: 'too-many-resource-servers',
  severity: 'error',
  what: 'user pool with more resource servers than AWS ever allows',
  why: 'AWS raises the quota of resource servers per user pool up to 300 and no further.',
  source: 'Cognito quotas: resource servers per user pool',
  fix: 'put scopes of several APIs into one resource server, or use another user pool',
  violations: (model) =>
    poolMembers(model, model.resourceServers)
      .filter(({ members }) => members.length > mostResourceServers)
      .map(({ place, members }) => ({
        place,
        message: `user pool has ${members.length.toString()} resource servers; allowed are at most ${mostResourceServers.toString()}`,
      })),
  // The workspace has one of its own.
  examples: {
    fires: [[manyServers(mostResourceServers)]],
    doesNotFire: [[manyServers(mostResourceServers - 1)]],
  },
});
