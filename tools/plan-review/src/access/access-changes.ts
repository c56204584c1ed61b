/** Before and after side by side: every pair of caller and route whose answer differs. */
import type { Answer, Place } from '@m2m/m2m-guard';
import type { AccessChange } from '../review/access-model';
import { answerOf, type AccessSide, type Id, type SideRoute } from './access-side';

export interface PairChange {
  readonly kind: AccessChange['kind'];
  /** Undefined: anyone. */
  readonly client: Place | undefined;
  readonly route: SideRoute;
}

export interface UnknownPair {
  readonly client: Place;
  /** Undefined: no route of it can be told. */
  readonly route: SideRoute | undefined;
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
  const adrift = [...before.adrift, ...after.adrift];
  return closed.flatMap((route) => {
    const rows = [before, after].flatMap(({ answers }) => [...(answers.get(route.id)?.keys() ?? [])]);
    return [...new Set([...rows, ...adrift])].flatMap((id): PairChange[] => {
      const kind = kindOf(answerOf(before, id, route.id), answerOf(after, id, route.id));
      const client = after.clients.get(id) ?? before.clients.get(id);
      return kind === undefined || client === undefined ? [] : [{ kind, client, route }];
    });
  });
}

function isOpen(side: AccessSide, route: Id): boolean {
  return side.routes.get(route)?.open === true;
}

function kindOf(before: Answer | undefined, after: Answer | undefined): AccessChange['kind'] | undefined {
  const [was, is] = [certainty(before), certainty(after)];
  if (was === is) return undefined;
  if (was === 'no') return is === 'yes' ? 'gains' : 'may-gain';
  if (is === 'no') return was === 'yes' ? 'loses' : 'may-lose';
  return is === 'yes' ? 'may-gain' : 'may-lose';
}

function certainty(answer: Answer | undefined): 'yes' | 'no' | 'unknown' {
  if (answer === 'unknown') return 'unknown';
  return answer === 'ALLOW' ? 'yes' : 'no';
}

/** What cannot be told about the time after the change, whatever it was before. */
export function unknownPairs(after: AccessSide): UnknownPair[] {
  const adrift = [...after.adrift].flatMap((id): UnknownPair[] => {
    const client = after.clients.get(id);
    return client === undefined ? [] : [{ client, route: undefined }];
  });
  const cells = [...after.answers].flatMap(([routeId, row]) =>
    [...row].flatMap(([clientId, answer]): UnknownPair[] => {
      const [client, route] = [after.clients.get(clientId), after.routes.get(routeId)];
      return answer === 'unknown' && client !== undefined && route !== undefined ? [{ client, route }] : [];
    }),
  );
  return [...adrift, ...cells];
}

/** Every route of both sides once, as it is afterwards if it still is. */
function routesOf(before: AccessSide, after: AccessSide): SideRoute[] {
  return [...new Map([...before.routes, ...after.routes]).values()];
}
