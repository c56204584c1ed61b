/** Before and after side by side: every pair of caller and route whose answer differs. */
import type { Decision, Place } from '@m2m/m2m-guard';
import type { AccessChange } from '../review/access-model';
import type { AccessSide, Id, SideRoute } from './access-side';

export interface PairChange {
  readonly kind: AccessChange['kind'];
  /** Undefined: anyone. */
  readonly client: Place | undefined;
  readonly route: SideRoute;
}

export interface UnknownPair {
  readonly client: Place;
  readonly route: SideRoute;
  /** A clause: what it is that nobody can tell. */
  readonly why: string;
}

export function pairChanges(before: AccessSide, after: AccessSide): PairChange[] {
  return [...openings(before, after), ...clientChanges(before, after)];
}

function openings(before: AccessSide, after: AccessSide): PairChange[] {
  return routesOf(before, after)
    .filter(({ id }) => isOpen(before, id) !== isOpen(after, id))
    .map((route) => ({ kind: isOpen(after, route.id) ? 'gains' : 'loses', client: undefined, route }));
}

/** A route that is open on one side has no news for a client: what anyone gains or loses says it all. */
function clientChanges(before: AccessSide, after: AccessSide): PairChange[] {
  const closed = routesOf(before, after).filter(({ id }) => !isOpen(before, id) && !isOpen(after, id));
  return closed.flatMap((route) => {
    const rows = [before, after].flatMap(({ decisions }) => [...(decisions.get(route.id)?.keys() ?? [])]);
    return [...new Set(rows)].flatMap((id): PairChange[] => {
      const kind = kindOf(decisionOf(before, id, route.id), decisionOf(after, id, route.id));
      const client = after.clients.get(id) ?? before.clients.get(id);
      return kind === undefined || client === undefined ? [] : [{ kind, client, route }];
    });
  });
}

function isOpen(side: AccessSide, route: Id): boolean {
  return side.routes.get(route)?.open === true;
}

/** Undefined: it is refused, or one of them is not there. */
function decisionOf({ decisions }: AccessSide, client: Id, route: Id): Decision | undefined {
  return decisions.get(route)?.get(client);
}

function kindOf(before: Decision | undefined, after: Decision | undefined): AccessChange['kind'] | undefined {
  const [was, is] = [certainty(before), certainty(after)];
  if (was === is) return undefined;
  if (was === 'no') return is === 'yes' ? 'gains' : 'may-gain';
  if (is === 'no') return was === 'yes' ? 'loses' : 'may-lose';
  return is === 'yes' ? 'may-gain' : 'may-lose';
}

function certainty(decision: Decision | undefined): 'yes' | 'no' | 'unknown' {
  if (decision?.answer === 'unknown') return 'unknown';
  return decision?.answer === 'ALLOW' ? 'yes' : 'no';
}

/** What cannot be told about the time after the change, whatever it was before. */
export function unknownPairs({ clients, routes, decisions }: AccessSide): UnknownPair[] {
  return [...decisions].flatMap(([routeId, row]) =>
    [...row].flatMap(([clientId, { answer, why }]): UnknownPair[] => {
      const [client, route] = [clients.get(clientId), routes.get(routeId)];
      return answer === 'unknown' && client !== undefined && route !== undefined
        ? [{ client, route, why }]
        : [];
    }),
  );
}

/** Every route of both sides once, as it is afterwards if it still is. */
function routesOf(before: AccessSide, after: AccessSide): SideRoute[] {
  return [...new Map([...before.routes, ...after.routes]).values()];
}
