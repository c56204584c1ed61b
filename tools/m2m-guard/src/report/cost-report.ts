/** The cost for people: pool by pool with its clients, the limits that come near, and what the figures stand on. */
import type { Colors } from 'picocolors/types';
import {
  assumedCallsPerHour,
  prices,
  reusedShare,
  usdText,
  type ClientCost,
  type Cost,
  type PoolCost,
  type QuotaUse,
  type StackCost,
} from '../cost';
import { labelOf } from '../model';
import { counted } from './counted';
import { printable } from './printable';

export function costReport(cost: Cost, colors: Colors): string {
  const near = cost.quotas.filter(({ state }) => state !== 'fine');
  return `${[
    ...cost.pools.map((pool) => poolText(pool, cost.quotas, colors)),
    ['Stacks', ...cost.stacks.map(stackText)].join('\n'),
    near.length === 0
      ? 'Limits: everything is below 80 % of what AWS allows.'
      : ['Limits', ...near.map((use) => quotaText(use, colors))].join('\n'),
    colors.bold(
      `${usdText(cost.usdPerMonth)} USD per month for ${counted(cost.tokenRequestsPerMonth, 'token request')}`,
    ),
    basis(cost),
  ].join('\n\n')}\n`;
}

/** For programs. */
export function costJson(cost: Cost): string {
  return `${JSON.stringify({ formatVersion: 1, prices, assumedCallsPerHour, ...cost }, null, 2)}\n`;
}

function poolText(pool: PoolCost, uses: readonly QuotaUse[], colors: Colors): string {
  const { place, clients, oauthScopes } = pool;
  const label = place === undefined ? 'A user pool that no stack here makes' : printable(labelOf(place));
  const limits = uses.filter(
    (use) => place !== undefined && use.place?.address === place.address && use.place.stack === place.stack,
  );
  return [
    `${colors.bold(label)}: ${usdText(pool.usdPerMonth)} USD per month, ${counted(pool.tokenRequestsPerMonth, 'token request')}`,
    ...(limits.length === 0
      ? [`  ${counted(clients.length, 'client')}, ${counted(pool.resourceServers, 'resource server')}`]
      : [
          `  ${limits.map(({ used, quota }) => `${amount(used)} of ${amount(quota.limit)} ${quota.what}`).join(', ')}`,
        ]),
    `  ${counted(oauthScopes, 'OAuth scope')}`,
    ...clients.map((client) => `  ${clientText(client)}`),
  ].join('\n');
}

function clientText(client: ClientCost): string {
  const { label, callsPerHour, declared, tokenValidityMinutes, usdPerMonth } = client;
  return `client ${printable(label)}: ${counted(callsPerHour, 'call')} per hour${declared ? '' : ' (assumed)'}, tokens of ${counted(tokenValidityMinutes, 'minute')}, ${counted(client.tokenRequestsPerMonth, 'token request')}, ${usdText(usdPerMonth)} USD`;
}

function stackText({ stack, clients, resourceServers, oauthScopes, routes, usdPerMonth }: StackCost): string {
  return `  ${printable(stack)}: ${[
    counted(clients, 'client'),
    counted(resourceServers, 'resource server'),
    counted(oauthScopes, 'OAuth scope'),
    counted(routes, 'route'),
  ].join(', ')}, ${usdText(usdPerMonth)} USD per month`;
}

function quotaText({ quota, used, state, label }: QuotaUse, colors: Colors): string {
  const paint = state === 'over' ? colors.red : colors.yellow;
  const word = state === 'over' ? 'error' : 'warning';
  const more =
    quota.raisableTo === undefined ? 'fixed' : `AWS raises it to ${amount(quota.raisableTo)} on request`;
  return `  ${paint(word)} ${printable(label)}: ${amount(used)} of ${amount(quota.limit)} ${quota.what} per ${quota.per} (${more})`;
}

function basis({ pools }: Cost): string {
  const assumed = pools.flatMap(({ clients }) => clients).filter(({ declared }) => !declared).length;
  return [
    `A token costs ${prices.tokenRequest.usd} USD, a client ${prices.clientMonth.usd === 0 ? 'nothing' : `${usdText(prices.clientMonth.usd)} USD per month`} (checked ${prices.checkedOn}, ${prices.tokenRequest.source}).`,
    `A caller uses a token for ${reusedShare * 100} % of its life; each process that does not share its token counts for itself.`,
    ...(assumed === 0
      ? []
      : [
          `${counted(assumed, 'client')} declared no calls per hour, so ${assumedCallsPerHour} are assumed: set expectedCallsPerHour of the construct.`,
        ]),
  ].join('\n');
}

function amount(count: number): string {
  return count.toLocaleString('en-US');
}
