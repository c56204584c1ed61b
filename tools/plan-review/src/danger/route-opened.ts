import type { ShownValue } from '../review/model';
import type { DangerFinding, DangerRule, DangerSubject } from './rule';

/** How each kind of entry says that nobody has to prove anything. */
const entries: Readonly<Record<string, string>> = {
  aws_api_gateway_method: 'authorization',
  aws_apigatewayv2_route: 'authorization_type',
  aws_lambda_function_url: 'authorization_type',
};

const appears = ['create', 'update', 'replace', 'forget-and-create', 'import'];

const consequence = 'Anybody on the internet can call it without a token.';

/** An entry without authorization, or a Cognito entry without scopes: then every token of the pool opens it. */
export const routeOpened: DangerRule = {
  id: 'route-opened',
  find: (subject) => {
    const attribute = entries[subject.change.type];
    return attribute !== undefined && appears.includes(subject.change.action)
      ? entryFinding(subject, attribute)
      : undefined;
  },
};

function entryFinding(subject: DangerSubject, attribute: string): DangerFinding | undefined {
  const { before, after } = subject;
  const now = openness(after(attribute));
  if (isPreflight(subject) || now === 'closed') {
    return now === 'closed' ? withoutScopes(subject) : undefined;
  }
  const wasOpen = subject.change.action === 'update' && openness(before(attribute)) === 'open';
  if (wasOpen) {
    return undefined;
  }
  return now === 'open'
    ? { what: 'the route is open: no authorization', consequence, certainty: 'certain' }
    : { what: 'the authorization of the route is not known yet', consequence, certainty: 'possible' };
}

function openness(authorization: ShownValue): 'open' | 'closed' | 'unknown' {
  if (authorization.kind === 'value') {
    return authorization.value === 'NONE' || authorization.value === '' ? 'open' : 'closed';
  }
  return authorization.kind === 'absent' ? 'open' : 'unknown';
}

/** A browser sends the preflight of CORS without a token, always. */
function isPreflight({ after }: DangerSubject): boolean {
  const method = after('http_method');
  const route = after('route_key');
  return (
    (method.kind === 'value' && method.value === 'OPTIONS') ||
    (route.kind === 'value' && String(route.value).startsWith('OPTIONS '))
  );
}

const cognito = ['COGNITO_USER_POOLS', 'JWT'];

function withoutScopes({ change, before, after }: DangerSubject): DangerFinding | undefined {
  const authorization = after(entries[change.type] ?? '');
  const byTokenAlone = authorization.kind === 'value' && cognito.includes(String(authorization.value));
  const had = change.action === 'update' && isEmpty(before('authorization_scopes'));
  return byTokenAlone && !had && isEmpty(after('authorization_scopes'))
    ? {
        what: 'the route demands no scope',
        consequence:
          'Every client of the user pool gets in, whatever its scopes are; a REST API then also takes ID tokens.',
        certainty: 'certain',
      }
    : undefined;
}

function isEmpty(scopes: ShownValue): boolean {
  return (
    scopes.kind === 'absent' ||
    (scopes.kind === 'value' && typeof scopes.value === 'object' && scopes.value.length === 0)
  );
}
