import { requireSameVersions } from './planned-versions';

const pin = { name: '/pool/id', arn: 'arn:pool', version: 3, lastModified: '2026-01-01T00:00:00.000Z' };
const plan = (values: object, mode = 'data') =>
  JSON.stringify({
    prior_state: {
      values: {
        root_module: { resources: [{ mode, type: 'aws_ssm_parameter', values }] },
      },
    },
  });

describe('the versions that a plan was made with', () => {
  it('are those that are there now', () => {
    expect(() => {
      requireSameVersions(plan({ name: '/pool/id', arn: 'arn:pool', version: 3 }), [pin]);
    }).not.toThrow();
  });

  it.each([
    ['another version', { name: '/pool/id', arn: 'arn:pool', version: 2 }],
    ['another ARN', { name: '/pool/id', arn: 'arn:other', version: 3 }],
  ])('fails when the plan was made with %s, without a value', (_, values) => {
    expect(() => {
      requireSameVersions(plan({ ...values, value: 'canary' }), [pin]);
    }).toThrow(
      'SSM parameter "/pool/id" was changed while the plan was made; nothing was applied, plan again',
    );
  });

  it('do not count where the stack publishes a parameter itself, or the plan has no state', () => {
    expect(() => {
      requireSameVersions(plan({ name: '/pool/id', arn: 'arn:pool', version: 9 }, 'managed'), [pin]);
      requireSameVersions('{}', [pin]);
    }).not.toThrow();
  });
});
