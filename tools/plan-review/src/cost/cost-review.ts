/** What the tokens cost per month now and then. Plans hold no declarations of their callers, so the code says them. */
import {
  assumedCallsPerHour,
  costOf,
  prices,
  type ClientCost,
  type Cost,
  type CostOptions,
  type Model,
  type PoolCost,
} from '@m2m/m2m-guard';
import type { TwoSides } from '../guard';
import type { CostReview, MonthlyCost, PoolCostChange } from '../review/cost-model';
import { budgetReview, cents, type CostContext } from './budget-review';

export function costReview({ before, after, head, base }: TwoSides, context: CostContext): CostReview {
  const now = costOf(before, { callsPerHour: declaredIn(base, head) });
  const then = costOf(after, { callsPerHour: declaredIn(head) });
  const clients = then.pools.flatMap((pool) => pool.clients);
  const budget = budgetReview(now, then, context);
  return {
    total: { before: monthly(allClients(now)), after: monthly(clients) },
    pools: poolChanges(now, then),
    assumed: {
      clients: clients.filter(({ declared }) => !declared).length,
      callsPerHour: assumedCallsPerHour,
    },
    price: { usdPerTokenRequest: prices.tokenRequest.usd, checkedOn: prices.checkedOn },
    ...(budget !== undefined && { budget }),
  };
}

/** Before the change callers called as the base says; without a base, as they do now. */
function declaredIn(...models: readonly Model[]): NonNullable<CostOptions['callsPerHour']> {
  const declared = new Map(
    models
      .toReversed()
      .flatMap(({ clients }) => clients.map((client) => [client.client, client.callsPerHour] as const)),
  );
  return ({ client }) => declared.get(client);
}

function poolChanges(now: Cost, then: Cost): PoolCostChange[] {
  const before = new Map(now.pools.map((pool) => [identity(pool), pool]));
  const after = new Map(then.pools.map((pool) => [identity(pool), pool]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [was, becomes] = [before.get(key), after.get(key)];
    const place = becomes?.place ?? was?.place;
    const change = { before: monthly(was?.clients ?? []), after: monthly(becomes?.clients ?? []) };
    if (change.before.clients + change.after.clients === 0) return [];
    return [
      { ...(place !== undefined && { pool: { stack: place.stack, address: place.address } }), ...change },
    ];
  });
}

/** A pool that is replaced is another one in AWS, and the same one for who pays for it. */
function identity({ place, pool }: PoolCost): string {
  return JSON.stringify(place === undefined ? pool : [place.stack, place.address]);
}

function allClients({ pools }: Cost): ClientCost[] {
  return pools.flatMap(({ clients }) => clients);
}

function monthly(clients: readonly ClientCost[]): MonthlyCost {
  const usd = clients.reduce((sum, client) => sum + client.usdPerMonth, 0);
  return {
    clients: clients.length,
    tokenRequests: clients.reduce((sum, client) => sum + client.tokenRequestsPerMonth, 0),
    usd: cents(usd),
  };
}
