import { check } from './check';
import type { Source } from './documents';
import { goodWorkspace } from './rules/examples/good-workspace';

const sources = Object.entries(goodWorkspace).map(([stack, json]): Source => ({
  kind: 'configuration',
  stack,
  files: [{ name: 'main.tf.json', json }],
}));

describe('a check with a budget', () => {
  it('finds nothing within it', () => {
    expect(check(sources, { budgetUsdPerMonth: 4.4 }).findings).toEqual([]);
  });

  it('has a finding above it', () => {
    expect(check(sources, { budgetUsdPerMonth: 0 }).findings).toMatchObject([
      {
        rule: 'over-budget',
        severity: 'error',
        stack: 'api',
        address: 'aws_cognito_user_pool_client.reader',
      },
    ]);
  });
});
