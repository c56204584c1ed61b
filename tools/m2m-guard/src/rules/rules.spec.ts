import { openDocuments } from '../documents/open-documents';
import { buildModel } from '../model';
import { findingsOf } from '../findings';
import { changed, type Change } from './examples/change';
import { goodWorkspace } from './examples/good-workspace';
import { rules } from '.';

function firing(changes: readonly Change[]): string[] {
  const stacks = Object.entries(changed(goodWorkspace, changes));
  const sources = stacks.map(([stack, json]) => ({
    kind: 'configuration' as const,
    stack,
    files: [{ name: 'main.tf.json', json }],
  }));
  return [...new Set(findingsOf(buildModel(openDocuments(sources))).map(({ rule }) => rule))];
}

it('finds nothing in the workspace that the examples change', () => {
  expect(firing([])).toEqual([]);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, { examples }) => {
  it.each(examples.fires.map((changes, index) => [index + 1, changes] as const))(
    'fires on its example %d, and no other rule does',
    (_index, changes) => {
      expect(firing(changes)).toEqual([id]);
    },
  );

  it.each(examples.doesNotFire.map((changes, index) => [index + 1, changes] as const))(
    'does not fire on its counterexample %d',
    (_index, changes) => {
      expect(firing(changes)).not.toContain(id);
    },
  );
});
