import { isKnownMachine, tokenKinds, type Client } from '../model';
import { change } from './examples/change';
import { rule } from './rule';

const minutesPer: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 };
const shortestMinutes = 5;
const longestMinutes = 1440;
const allowed = 'allowed are 5 minutes to 24 hours';

const reader = 'aws_cognito_user_pool_client.reader';
const units = (access_token: string) => [{ access_token, id_token: 'minutes', refresh_token: 'days' }];

export const tokenValidity = rule({
  id: 'token-validity',
  severity: 'error',
  what: 'access token that is valid for too short or too long, or for a number without a unit',
  why: 'Cognito answers "Invalid range for token validity" outside 5 minutes to 24 hours. A unit that is left out counts as hours (as days for the refresh token), so 90 without a unit is 90 hours, and 20 meant as minutes is most of a day.',
  source: 'AWS API CreateUserPoolClient: AccessTokenValidity; TokenValidityUnitsType',
  fix: 'set access_token_validity (60 with "minutes" is one hour) and in token_validity_units all three of access_token, id_token and refresh_token',
  violations: ({ clients }) =>
    clients.flatMap((place) => {
      const message = rangeProblem(place) ?? (isKnownMachine(place) ? unitsProblem(place) : undefined);
      return message === undefined ? [] : [{ place, message }];
    }),
  examples: {
    fires: [
      [change('api', reader, { access_token_validity: 4 })],
      [change('api', reader, { access_token_validity: 1441 })],
      [change('api', reader, { access_token_validity: 299, token_validity_units: units('seconds') })],
      [change('api', reader, { access_token_validity: 25, token_validity_units: units('hours') })],
      [change('api', reader, { access_token_validity: 2, token_validity_units: units('days') })],
      [change('api', reader, { access_token_validity: 60, token_validity_units: units('weeks') })],
      [change('api', reader, { access_token_validity: 90, token_validity_units: undefined })],
      [change('api', reader, { access_token_validity: 20, token_validity_units: undefined })],
      [change('api', reader, { token_validity_units: [{ access_token: 'minutes' }] })],
    ],
    doesNotFire: [
      [change('api', reader, { access_token_validity: 300, token_validity_units: units('seconds') })],
      [change('api', reader, { access_token_validity: 1, token_validity_units: units('days') })],
      [change('api', reader, { access_token_validity: undefined, token_validity_units: undefined })],
      [change('api', reader, { access_token_validity: 0, token_validity_units: undefined })],
      [change('api', reader, { access_token_validity: 90, token_validity_units: '${var.units}' })],
    ],
  },
});

function rangeProblem({ accessTokenValidity, accessTokenUnit }: Client): string | undefined {
  if (typeof accessTokenValidity !== 'number' || typeof accessTokenUnit === 'object') return undefined;
  const minutesPerUnit = minutesPer[accessTokenUnit ?? 'hours'];
  if (minutesPerUnit === undefined) {
    return `client has the unit ${JSON.stringify(accessTokenUnit)} for its access token; allowed are ${Object.keys(minutesPer).join(', ')}`;
  }
  const minutes = accessTokenValidity * minutesPerUnit;
  if (minutes >= shortestMinutes && minutes <= longestMinutes) return undefined;
  const received =
    accessTokenUnit === undefined
      ? `${accessTokenValidity.toString()} without a unit, which counts as hours`
      : `${accessTokenValidity.toString()} ${accessTokenUnit}`;
  return `client has an access_token_validity of ${received}; ${allowed}`;
}

/** A client that leaves both the value and the units to AWS has one hour, as AWS documents it. */
function unitsProblem({ accessTokenValidity, unitsConfigured }: Client): string | undefined {
  if (unitsConfigured === undefined) return undefined;
  if (accessTokenValidity === undefined && unitsConfigured.length === 0) return undefined;
  const missing = tokenKinds.filter((kind) => !unitsConfigured.includes(kind));
  return missing.length === 0
    ? undefined
    : `client has no token_validity_units for ${missing.join(', ')}; a value needs all three of ${tokenKinds.join(', ')}`;
}
