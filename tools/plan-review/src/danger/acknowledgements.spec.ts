import { parseAcknowledgements } from './acknowledgements';

const file = 'apps/auth-stack/plan-review.json';
const format =
  'expected { "formatVersion": 1, "acknowledged": [{ "stage", "rule", "address", "digest", "reason" }] }';
const entry = {
  stage: 'dev',
  rule: 'user-pool-replaced',
  address: 'aws_cognito_user_pool.it',
  digest: '0'.repeat(64),
  reason: 'No caller yet.',
};
const text = (...acknowledged: object[]) => JSON.stringify({ formatVersion: 1, acknowledged });

describe('parseAcknowledgements', () => {
  it('reads the file', () => {
    expect(parseAcknowledgements(text(entry), file)).toEqual([entry]);
  });

  it('refuses a wildcard and every other field that it does not know', () => {
    expect(() => parseAcknowledgements(text({ ...entry, all: true }), file)).toThrow(
      `${file}: acknowledged.0: Unrecognized key: "all"; ${format}`,
    );
  });

  it('refuses a digest that is cut short', () => {
    expect(() => parseAcknowledgements(text({ ...entry, digest: '00' }), file)).toThrow(
      `${file}: acknowledged.0.digest: expected the 64 hexadecimal digits that the report prints; ${format}`,
    );
  });

  it('refuses an empty reason', () => {
    expect(() => parseAcknowledgements(text({ ...entry, reason: ' ' }), file)).toThrow(
      `${file}: acknowledged.0.reason: Too small: expected string to have >=1 characters; ${format}`,
    );
  });

  it('refuses what is no JSON', () => {
    expect(() => parseAcknowledgements('[', file)).toThrow(
      `${file}: the file: Invalid input: expected object, received undefined; ${format}`,
    );
  });
});
