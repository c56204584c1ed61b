import { manyClients } from './examples/many-clients';
import { poolMembers } from './pool-members';
import { belowQuota, defaultClients, mostClients, quotaProblem } from './quotas';
import { rule } from './rule';

export const clientQuota = rule({
  id: 'client-quota',
  severity: 'warning',
  what: 'user pool that comes near its quota of clients, or passes it',
  why: 'A user pool has a quota of 1,000 clients until AWS raises it, which takes a request and time. The one that is too many fails in the middle of an apply.',
  source: 'Cognito quotas: app clients per user pool, adjustable up to 10,000',
  fix: 'ask for a higher quota before the next callers are added, or use another user pool',
  violations: (model) =>
    poolMembers(model, model.clients).flatMap(({ place, members }) => {
      const message = quotaProblem('clients', members.length, {
        byDefault: defaultClients,
        most: mostClients,
      });
      return message === undefined ? [] : [{ place, message }];
    }),
  // The workspace has two of its own.
  examples: {
    fires: [[manyClients(belowQuota(defaultClients) - 1)], [manyClients(defaultClients - 1)]],
    doesNotFire: [[manyClients(belowQuota(defaultClients) - 2)]],
  },
});
