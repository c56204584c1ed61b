import { parsePlan } from './parse-plan';

const plan = { format_version: '1.2', planned_values: {} };

it('takes a plan of any minor version', () => {
  expect(parsePlan({ ...plan, format_version: '1.99', more: 1 }, 'plan.json').planned_values).toEqual({});
});

it.each<[string, unknown, string]>([
  [
    'has no version',
    { planned_values: {} },
    'plan.json: no plan JSON: format_version is missing; expected the output of "terraform show -json <plan>"',
  ],
  [
    'has a version that is none',
    { ...plan, format_version: 'canary' },
    'plan.json: no plan JSON: format_version is missing; expected the output of "terraform show -json <plan>"',
  ],
  [
    'is of another major version',
    { ...plan, format_version: '2.0' },
    'plan.json: plan JSON of format_version 2.0; understood is 1.x: use a Terraform that writes it, or a newer guard',
  ],
  [
    'is a state',
    { format_version: '1.0', values: { root_module: {} } },
    'plan.json: no plan: planned_values is missing, as it is in a state; expected the output of "terraform show -json <plan>", with the file of a plan',
  ],
  [
    'has another shape',
    { ...plan, planned_values: { root_module: { resources: [{ address: 'canary', mode: 5 }] } } },
    'plan.json: plan JSON has an unexpected shape in "planned_values"; make it with "terraform show -json <plan>"',
  ],
])('fails when it %s', (_what, json, message) => {
  expect(() => parsePlan(json, 'plan.json')).toThrow(new Error(message));
});
