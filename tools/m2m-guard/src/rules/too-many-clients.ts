import { manyClients } from './examples/many-clients';
import { poolMembers } from './pool-members';
import { belowQuota, defaultClients, mostClients } from './quotas';
import { rule } from './rule';

export const tooManyClients = rule({
  id: 'too-many-clients',
  severity: 'error',
  what: 'user pool with more clients than AWS ever allows',
  why: 'AWS raises the quota of clients per user pool up to 10,000 and no further.',
  source: 'Cognito quotas: app clients per user pool',
  fix: 'use another user pool for some of the callers',
  violations: (model) =>
    poolMembers(model, model.clients)
      .filter(({ members }) => members.length > mostClients)
      .map(({ place, members }) => ({
        place,
        message: `user pool has ${members.length.toLocaleString('en')} clients; allowed are at most ${mostClients.toLocaleString('en')}`,
      })),
  // The workspace has two of its own.
  examples: {
    fires: [[manyClients(mostClients - 1)]],
    doesNotFire: [[manyClients(belowQuota(defaultClients) - 2)]],
  },
});
