import { parseAcknowledgements } from './acknowledgement';

const entry = {
  rule: 'open-route',
  stack: 'echo-api',
  address: 'aws_api_gateway_method.get',
  reason: 'a health check without data',
  expires: '2027-01-31',
};

const expected =
  '; expected { "formatVersion": 1, "acknowledged": [{ "rule", "stack", "address", "reason", "expires": "2027-01-31" }] }';

const parse = (json: unknown) => parseAcknowledgements(JSON.stringify(json), 'm2m-guard.json');

describe('the file of acknowledgements', () => {
  it('names rule, stack, address, reason and last day of each', () => {
    expect(parse({ formatVersion: 1, acknowledged: [entry] })).toEqual([entry]);
  });

  it.each<[string, unknown, string]>([
    [
      'another format version',
      { formatVersion: 2, acknowledged: [] },
      'formatVersion: Invalid input: expected 1',
    ],
    [
      'no reason',
      { formatVersion: 1, acknowledged: [{ ...entry, reason: ' ' }] },
      'acknowledged.0.reason: Too small: expected string to have >=1 characters',
    ],
    [
      'a day that does not exist',
      { formatVersion: 1, acknowledged: [{ ...entry, expires: '2027-13-01' }] },
      'acknowledged.0.expires: expected a date such as "2027-01-31"',
    ],
    [
      'a key that nobody knows',
      { formatVersion: 1, acknowledged: [{ ...entry, expiry: 'never' }] },
      'acknowledged.0: Unrecognized key: "expiry"',
    ],
  ])('refuses %s', (_what, json, message) => {
    expect(() => parse(json)).toThrow(new Error(`m2m-guard.json: ${message}${expected}`));
  });

  it('refuses what is no JSON, without quoting it', () => {
    expect(() => parseAcknowledgements('{ CANARY', 'm2m-guard.json')).toThrow(
      new Error('m2m-guard.json: not valid JSON (8 characters)'),
    );
  });
});
