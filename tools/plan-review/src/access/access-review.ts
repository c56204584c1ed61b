/**
 * Who gains or loses access, and what of it somebody has to look at.
 *
 * Whatever opens something needs attention until it is acknowledged in `plan-review.json` of the stack whose routes they are.
 * One case does not: a stack that is deployed for the first time together with its own clients. There was nothing before that
 * could be opened, and what it will be open to is what its code says.
 */
import { createHash } from 'node:crypto';
import type { Place } from '@m2m/m2m-guard';
import { groupBy } from '../contract/group-by';
import { acknowledges, type Acknowledgement } from '../danger';
import { writtenNames, type TwoSides, type WrittenNames } from '../guard';
import {
  accessOpenedRule,
  needsAttention,
  type AccessChange,
  type AccessClient,
  type AccessReview,
  type UnknownAccess,
} from '../review/access-model';
import type { Danger } from '../review/model';
import { pairChanges, unknownPairs, type PairChange, type UnknownPair } from './access-changes';
import { accessSide, type SideRoute } from './access-side';

export interface AccessContext {
  readonly stage: string;
  readonly dangers: readonly Danger[];
  readonly acknowledgements: (stack: string) => readonly Acknowledgement[];
}

export function accessReview(sides: TwoSides, context: AccessContext): AccessReview {
  const [before, after] = [accessSide(sides.before), accessSide(sides.after)];
  const names = writtenNames(sides.head, sides.base);
  const groups = groupBy(pairChanges(before, after), ({ kind, client, route }) =>
    JSON.stringify([
      kind,
      client?.stack,
      client?.address,
      route.stack,
      // Each open route is acknowledged for itself, as its danger is.
      client === undefined ? route.address : undefined,
    ]),
  );
  const changes = [...groups.values()].flatMap((pairs) => accessChange(pairs, names, sides, context));
  const unknown = groupBy(unknownPairs(after), ({ client, why }) =>
    JSON.stringify([client.stack, client.address, why]),
  );
  return {
    changes: changes.toSorted((a, b) => rank(a) - rank(b)),
    unknown: [...unknown.values()].flatMap((pairs) => unknownAccess(pairs, names)),
    notCompared: sides.notCompared,
  };
}

function rank(change: AccessChange): number {
  if (needsAttention(change)) return change.client === undefined ? 0 : 1;
  if (change.firstDeployment) return 4;
  return change.kind === 'gains' || change.kind === 'may-gain' ? 3 : 2;
}

function accessChange(
  pairs: readonly PairChange[],
  names: WrittenNames,
  { firstDeployments }: TwoSides,
  context: AccessContext,
): AccessChange[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const { kind, client, route } = first;
  const routes = pairs.map((pair) => pair.route);
  const firstDeployment =
    kind === 'gains' &&
    client !== undefined &&
    firstDeployments.has(route.stack) &&
    client.stack === route.stack;
  const opens = (kind === 'gains' || kind === 'may-gain') && !firstDeployment;
  const routeNames = routes.map((one) => routeName(one, names));
  return [
    {
      kind,
      ...(client !== undefined && { client: accessClient(client, names) }),
      stack: route.stack,
      routes: routeNames,
      firstDeployment,
      ...(opens && acknowledgeable({ kind, client, route, routeNames }, context)),
    },
  ];
}

function accessClient(place: Place, names: WrittenNames): AccessClient {
  const name = names.client(place);
  return { stack: place.stack, address: place.address, ...(name !== undefined && { name }) };
}

function routeName(route: SideRoute, names: WrittenNames): string {
  return names.route(route) ?? route.address;
}

function unknownAccess(pairs: readonly UnknownPair[], names: WrittenNames): UnknownAccess[] {
  const [first] = pairs;
  return first === undefined
    ? []
    : [
        {
          client: accessClient(first.client, names),
          routes: pairs.map(({ route }) => routeName(route, names)),
          why: first.why,
        },
      ];
}

interface Opening {
  readonly kind: AccessChange['kind'];
  readonly client: Place | undefined;
  /** One of its routes; of anyone's opening the only one. */
  readonly route: SideRoute;
  readonly routeNames: readonly string[];
}

/** Whoever has accepted that the route is open has accepted that anyone gains it. */
function acknowledgeable(
  { kind, client, route: { stack, address: routeAddress }, routeNames }: Opening,
  { stage, dangers, acknowledgements }: AccessContext,
): Pick<AccessChange, 'acknowledge' | 'acknowledgement'> {
  const address =
    client === undefined
      ? routeAddress
      : client.stack === stack
        ? client.address
        : `${client.stack}:${client.address}`;
  const rule = accessOpenedRule;
  const digest = digestOf([stage, stack, rule, address, kind, ...routeNames.toSorted()]);
  const accepted =
    acknowledgements(stack).find((it) => it.stage === stage && acknowledges(it, { rule, address, digest })) ??
    dangers.find(
      (danger) =>
        client === undefined &&
        danger.rule === 'route-opened' &&
        danger.stack === stack &&
        danger.address === address,
    )?.acknowledgement;
  return {
    acknowledge: { address, digest },
    ...(accepted !== undefined && { acknowledgement: { reason: accepted.reason } }),
  };
}

/** Without a key: everything inside stands in the report anyway. */
function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
