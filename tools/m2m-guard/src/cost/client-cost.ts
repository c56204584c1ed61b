/** What one client costs per month. */
import { isMachine, labelOf, placeOf, type Client, type Key, type Model, type Place } from '../model';
import { prices, type Prices } from './prices';
import { assumedCallsPerHour, tokenRequestsPerMonth, tokenValidityMinutes } from './token-requests';

export interface ClientCost extends Place {
  /** As people know it. */
  readonly label: string;
  readonly pool: Key | undefined;
  readonly callsPerHour: number;
  /** False when nobody declared how often it calls, and the assumption stands in. */
  readonly declared: boolean;
  readonly tokenValidityMinutes: number;
  readonly tokenRequestsPerMonth: number;
  readonly usdPerMonth: number;
}

export interface CostOptions {
  /** Where a plan or a state is read, which hold no declarations: those of the configuration. */
  readonly callsPerHour?: (client: Client) => number | undefined;
  readonly prices?: Prices;
}

/** Of every client of the client-credentials grant; the other ones ask for no such token. */
export function clientCosts({ clients }: Pick<Model, 'clients'>, options: CostOptions = {}): ClientCost[] {
  return clients.filter(isMachine).map((client) => clientCost(client, options));
}

function clientCost(
  client: Client,
  { callsPerHour = (it) => it.callsPerHour, prices: charged = prices }: CostOptions,
): ClientCost {
  const declared = callsPerHour(client);
  const calls = declared ?? assumedCallsPerHour;
  const validity = tokenValidityMinutes(client);
  const requests = tokenRequestsPerMonth(calls, validity);
  return {
    ...placeOf(client),
    label: labelOf(client),
    pool: client.pool,
    callsPerHour: calls,
    declared: declared !== undefined,
    tokenValidityMinutes: validity,
    tokenRequestsPerMonth: requests,
    usdPerMonth: charged.clientMonth.usd + requests * charged.tokenRequest.usd,
  };
}
