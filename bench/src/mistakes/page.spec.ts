import { pageOf } from './page';
import type { MistakeResult } from './result';
import { letThrough, stopped } from './verdict';

const result: MistakeResult = {
  number: 1,
  rule: 'r',
  title: 'a mistake',
  cells: {
    validate: letThrough,
    plan: stopped('Error: `flow`'),
    compiler: letThrough,
    constructs: letThrough,
    guard: { verdict: 'not measured', by: '/home/somebody/guard: the guard is not there' },
  },
  corrected: { plan: letThrough, guard: { verdict: 'not measured', by: 'x' } },
};
const page = pageOf({
  measuredAt: '2025-06-07T08:09:10.000Z',
  versions: { Terraform: '1.11.4' },
  mistakes: [result],
});

describe('the page about the mistakes', () => {
  it('says when and with what it was measured', () => {
    expect(page).toContain('wrote this page on 2025-06-07 (Terraform 1.11.4).');
  });

  it('has the verdicts and their sums, and counts nothing that was not measured', () => {
    expect(page).toContain(
      '| 1 | a mistake | let through | **stopped** | let through | let through | not measured |',
    );
    expect(page).toContain('|  | stopped | 0 of 1 | 1 of 1 | 0 of 1 | 0 of 1 | not measured |');
    expect(page).toContain('They pass: terraform plan 1 of 1; guard 0 of 1, 1 not measured.');
  });

  it('says where we lose, and who does not', () => {
    expect(page).toContain('The constructs let 1 through (a mistake). Stopped by: terraform plan.');
    expect(page).toContain('Column guard: this run could not measure all of it.');
  });

  it('quotes a message with backticks in it whole, and no path of the machine', () => {
    expect(page).toContain('- terraform plan: `` Error: `flow` ``');
    expect(page).not.toContain('/home/somebody');
  });
});
