import { planFixture, planText } from '../../fixtures/plan-fixtures';
import { parsePlan } from './parse-plan';

const canary = 'canary-7f3a';

describe('parsePlan', () => {
  it('reads a plan of Terraform and drops every field that it does not name', () => {
    const plan = planFixture('secrets-everywhere');
    expect(plan.resource_changes).toHaveLength(1);
    expect(plan).not.toHaveProperty('prior_state');
    expect(plan).not.toHaveProperty('variables');
    expect(plan).not.toHaveProperty('planned_values');
  });

  it('reads a plan of OpenTofu, which says neither applyable nor complete', () => {
    const { applyable, complete, ...openTofu } = JSON.parse(planText('create-update-delete')) as Record<
      string,
      unknown
    >;
    expect([applyable, complete]).toEqual([true, true]);
    expect(parsePlan(JSON.stringify(openTofu)).resource_changes).toHaveLength(3);
  });

  it('accepts a later minor version and ignores what it adds', () => {
    expect(parsePlan('{"format_version":"1.9","novelty":[1]}')).toEqual({ format_version: '1.9' });
  });

  it('refuses another major version', () => {
    expect(() => parsePlan('{"format_version":"2.0"}')).toThrow(
      'plan JSON has format_version 2.0; understood is 1.x: use a Terraform that writes it, or extend this tool',
    );
  });

  it.each(['{}', 'null', '[]', '{"format_version":1.2}', '{"format_version":"one"}'])(
    'refuses %s, which has no format version',
    (text) => {
      expect(() => parsePlan(text)).toThrow(
        'plan JSON has no format_version: expected the output of "terraform show -json <plan>"',
      );
    },
  );

  it('refuses text that is no JSON without quoting it', () => {
    expect(() => parsePlan(`{"value": ${canary}`)).toThrow(
      'plan JSON cannot be read: not valid JSON (21 characters); plan again',
    );
  });

  it('fails when a change has no actions, and says where without quoting a value', () => {
    const plan = {
      format_version: '1.2',
      resource_changes: [
        { address: 'a.b', mode: 'managed', type: 'a', change: { actions: 7, before: { x: canary } } },
      ],
    };
    expect(() => parsePlan(JSON.stringify(plan))).toThrow(
      'plan JSON has an unexpected shape: resource_changes[0]: Invalid input: expected array, received number',
    );
  });

  it('fails when an output change is broken without naming the key that an author chose', () => {
    const plan = { format_version: '1.2', output_changes: { [canary]: { actions: 'create' } } };
    expect(() => parsePlan(JSON.stringify(plan))).toThrow(
      'plan JSON has an unexpected shape: output_changes: Invalid input: expected array, received string',
    );
  });
});
