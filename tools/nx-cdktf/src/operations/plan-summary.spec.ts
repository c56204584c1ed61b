import { createColors } from 'picocolors';
import type { PlannedAction, PlannedChange } from '../progress';
import type { RunReport } from '../terraform-run';
import { changeLines, changesAnything, summaryJson, summaryLine } from './plan-summary';

const change = (addr: string, action: PlannedAction, more: Partial<PlannedChange> = {}): PlannedChange => ({
  resource: { addr, resource_type: addr.split('.')[0] ?? '' },
  action,
  ...more,
});

const report = (changes: PlannedChange[], outputs: RunReport['outputs'] = {}): RunReport => ({
  exitCode: 2,
  errors: '',
  diagnostics: [],
  changes,
  outputs,
});

const plan = report(
  [
    change('aws_a.new', 'create'),
    change('aws_b.changed', 'update'),
    change('aws_c.other', 'replace', { reason: 'cannot_update' }),
    change('aws_d.old', 'delete', { reason: 'delete_because_no_resource_config' }),
    change('aws_e.renamed', 'move', { previous_resource: { addr: 'aws_e.before', resource_type: 'aws_e' } }),
    change('aws_cognito_user_pool.p', 'remove'),
    change('data.aws_f.later', 'read'),
    change('aws_g.same', 'noop'),
  ],
  {
    api_url: { action: 'update', sensitive: false },
    client_secrets: { action: 'create', sensitive: true },
    same: { action: 'noop', sensitive: false },
  },
);

describe('the summary of a plan', () => {
  it('counts what would happen', () => {
    expect(summaryLine(plan)).toBe(
      '1 to create, 1 to update, 1 to replace, 1 to destroy, 1 to move, 1 to forget, 2 outputs to change',
    );
  });

  it('shows each address with its sign and the reason', () => {
    expect(changeLines(plan, createColors(false))).toEqual([
      '    + aws_a.new',
      '    ~ aws_b.changed',
      '  -/+ aws_c.other  (cannot update)',
      '    - aws_d.old',
      '    > aws_e.renamed  (was aws_e.before)',
      '    x aws_cognito_user_pool.p',
      '  outputs: api_url, client_secrets',
    ]);
  });

  it('is the same for programs, and tells which addresses a deploy would refuse', () => {
    expect(JSON.parse(JSON.stringify(summaryJson(plan, { stack: 'echo-api', stage: 'dev' })))).toEqual({
      stack: 'echo-api',
      stage: 'dev',
      changed: true,
      changes: [
        { address: 'aws_a.new', type: 'aws_a', action: 'create', needsAllowDestroy: false },
        { address: 'aws_b.changed', type: 'aws_b', action: 'update', needsAllowDestroy: false },
        {
          address: 'aws_c.other',
          type: 'aws_c',
          action: 'replace',
          reason: 'cannot_update',
          needsAllowDestroy: false,
        },
        {
          address: 'aws_d.old',
          type: 'aws_d',
          action: 'delete',
          reason: 'delete_because_no_resource_config',
          needsAllowDestroy: false,
        },
        {
          address: 'aws_e.renamed',
          type: 'aws_e',
          action: 'move',
          previousAddress: 'aws_e.before',
          needsAllowDestroy: false,
        },
        {
          address: 'aws_cognito_user_pool.p',
          type: 'aws_cognito_user_pool',
          action: 'remove',
          needsAllowDestroy: true,
        },
        { address: 'data.aws_f.later', type: 'data', action: 'read', needsAllowDestroy: false },
      ],
      outputs: ['api_url', 'client_secrets'],
    });
  });

  it('counts changed outputs alone as a change, because readers of the state wait for them', () => {
    expect(changesAnything(report([], { x: { action: 'create', sensitive: false } }))).toBe(true);
  });

  it('counts reads as no change', () => {
    expect(changesAnything(report([change('data.aws_f.later', 'read')]))).toBe(false);
  });
});
