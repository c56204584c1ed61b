import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';

const reader = 'aws_cognito_user_pool_client.reader';
const units = (access_token: unknown) => [{ access_token, id_token: 'minutes', refresh_token: 'days' }];

describe('fails when a client', () => {
  it.each([
    [
      'has a token of 4 minutes',
      { access_token_validity: 4 },
      'client has an access_token_validity of 4 minutes; allowed are 5 minutes to 24 hours',
    ],
    [
      'has a token of 2 days',
      { access_token_validity: 2, token_validity_units: units('days') },
      'client has an access_token_validity of 2 days; allowed are 5 minutes to 24 hours',
    ],
    [
      'means minutes and gets hours that are too many',
      { access_token_validity: 90, token_validity_units: undefined },
      'client has an access_token_validity of 90 without a unit, which counts as hours; allowed are 5 minutes to 24 hours',
    ],
    [
      'means minutes and gets hours that are allowed',
      { access_token_validity: 20, token_validity_units: undefined },
      'client has no token_validity_units for access_token, id_token, refresh_token; a value needs all three of access_token, id_token, refresh_token',
    ],
    [
      'has a part of the units',
      { token_validity_units: [{ access_token: 'minutes', id_token: 'minutes' }] },
      'client has no token_validity_units for refresh_token; a value needs all three of access_token, id_token, refresh_token',
    ],
    [
      'has a unit that there is not',
      { token_validity_units: units('weeks') },
      'client has the unit "weeks" for its access token; allowed are seconds, minutes, hours, days',
    ],
  ])('%s', (_title, attributes, message) => {
    expect(messagesIn(change('api', reader, attributes))).toEqual([`token-validity ${reader}: ${message}`]);
  });
});

it.each([
  ['the units', { token_validity_units: '${var.units}' }, 'token_validity_units'],
  ['one unit', { token_validity_units: units('${var.units}') }, 'token_validity_units.access_token'],
  ['the value', { access_token_validity: '${var.units}' }, 'access_token_validity'],
])('says that it could not analyse %s, and nothing else', (_title, attributes, where) => {
  expect(messagesIn(change('api', reader, attributes))).toEqual([
    `could-not-analyse ${reader}: cannot be followed in "${where}": it depends on var.units, which is decided when Terraform runs`,
  ]);
});

it('judges the range of a client for people, which Cognito refuses as well, and not its units', () => {
  const people = 'aws_cognito_user_pool_client.people';
  const client = { name: 'people', user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}' };
  expect(messagesIn(change('api', people, { ...client, access_token_validity: 12 }))).toEqual([]);
  expect(messagesIn(change('api', people, { ...client, access_token_validity: 25 }))).toEqual([
    `token-validity ${people}: client has an access_token_validity of 25 without a unit, which counts as hours; allowed are 5 minutes to 24 hours`,
  ]);
});
