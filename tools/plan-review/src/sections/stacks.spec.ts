import { reviewFixture } from '../../fixtures/plan-fixtures';
import { htmlReport, markdownReport } from '../report';

const row = (fixture: string) =>
  markdownReport(reviewFixture(fixture))
    .split('\n')
    .find((line) => line.startsWith('| 1 |'));

describe('the table of stacks', () => {
  it('says of a plan in which nothing changes that nothing changes', () => {
    expect(row('nothing-to-do')).toBe('| 1 | `auth-stack` | planned · no changes |   |   |   |   |   |');
    expect(htmlReport(reviewFixture('nothing-to-do'))).toContain('<span class="note">no changes</span>');
  });

  it.each([
    ['an output', 'output-only', '3 outputs'],
    ['what Terraform knows of a resource', 'forget', '1 forgotten'],
  ])('does not say so when it is %s alone that changes', (_what, fixture, other) => {
    expect(row(fixture)).toBe(`| 1 | \`auth-stack\` | planned |   |   |   |   | ${other} |`);
  });
});
