/** An override file changes a workspace as an edit of its blocks does. */
import { examplesOf, type RuleExample } from '../../fixtures/rewrites/rule-examples';
import type { Workspace } from '../../fixtures/rewrites/workspace';
import { check } from '../check';
import { changed, labelsOf, type Change } from './examples/change';
import { goodWorkspace } from './examples/good-workspace';
import { rules } from '.';

jest.mock('./quotas', () => ({
  ...jest.requireActual<object>('./quotas'),
  ...jest.requireActual<{ smallQuotas: object }>('../../fixtures/rewrites/small-quotas').smallQuotas,
}));

/** Only a block that is there can be overridden, and never removed. */
function isOverride({ stack, address, attributes }: Change): boolean {
  const block = labelsOf(address).reduce<unknown>(
    (json, label) => (json as Record<string, unknown> | undefined)?.[label],
    goodWorkspace[stack],
  );
  return attributes !== undefined && block !== undefined;
}

/** In an override null removes an attribute. */
function withNulls({ attributes = {}, ...rest }: Change): Change {
  const written = Object.entries(attributes).map(([name, value]) => [name, value ?? null]);
  return { ...rest, attributes: Object.fromEntries(written) as Record<string, unknown> };
}

function rulesFoundWithOverrides({ changes }: RuleExample): string[] {
  const base: Workspace = changed(
    goodWorkspace,
    changes.filter((change) => !isOverride(change)),
  );
  const overrides: Workspace = changed({ auth: {}, api: {} }, changes.filter(isOverride).map(withNulls));
  const sources = Object.entries(base).map(([stack, json]) => ({
    kind: 'configuration' as const,
    stack,
    files: [
      { name: 'cdk.tf.json', json },
      { name: 'change_override.tf.json', json: overrides[stack] ?? {} },
    ],
  }));
  return [...new Set(check(sources).findings.map(({ rule }) => rule))].sort();
}

it.each(rules.map((rule) => [rule.id, examplesOf(rule)] as const))(
  'finds in the examples of %s the same when they are written as overrides',
  (_id, examples) => {
    expect(examples.map((example) => [example.name, rulesFoundWithOverrides(example)])).toEqual(
      examples.map(({ name, rulesBefore }) => [name, rulesBefore]),
    );
  },
);
