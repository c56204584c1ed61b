import { listDifference, shownText } from '../redaction';
import type { ResourceChange } from '../review/model';
import type { DangerFinding, DangerRule, DangerSubject } from './rule';

/** Where scopes open doors: a client may ask for them; a route is satisfied by any one of its list. */
const doors: Readonly<Record<string, { attribute: string; what: string; consequence: string }>> = {
  aws_cognito_user_pool_client: {
    attribute: 'allowed_oauth_scopes',
    what: 'the client is allowed more scopes',
    consequence: 'Whoever holds its secret can call every route that demands one of them.',
  },
  aws_api_gateway_method: {
    attribute: 'authorization_scopes',
    what: 'the route accepts more scopes',
    consequence: 'One scope of the list is enough: every client that has one of the new ones gets in.',
  },
  aws_apigatewayv2_route: {
    attribute: 'authorization_scopes',
    what: 'the route accepts more scopes',
    consequence: 'One scope of the list is enough: every client that has one of the new ones gets in.',
  },
};

/** Only what exists can be widened; what is created is read as a whole. */
export const scopeWidened: DangerRule = {
  id: 'scope-widened',
  find: (subject) => (existed(subject.change) ? doorFinding(subject) : undefined),
};

function existed({ action }: ResourceChange): boolean {
  return action === 'update' || action === 'replace' || action === 'forget-and-create';
}

function doorFinding({ change, before, after }: DangerSubject): DangerFinding | undefined {
  const door = doors[change.type];
  if (door === undefined || !change.attributes.some(({ name }) => name === door.attribute)) {
    return undefined;
  }
  const { what, consequence } = door;
  const difference = listDifference(before(door.attribute), after(door.attribute));
  if (difference === undefined) {
    return { what: `${what}, or others: they are not known yet`, consequence, certainty: 'possible' };
  }
  const { added } = difference;
  return added.length > 0
    ? { what: `${what}: ${shownText({ kind: 'value', value: added })}`, consequence, certainty: 'certain' }
    : undefined;
}
