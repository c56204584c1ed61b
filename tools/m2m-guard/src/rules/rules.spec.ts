import { findingsIn } from '../spec-support/findings-in';
import type { Change } from './examples/change';
import { goodHttpApi } from './examples/good-http-api';
import { rules } from '.';

function firing(changes: readonly Change[]): string[] {
  return [...new Set(findingsIn(changes).map(({ rule }) => rule))];
}

it('finds nothing in the workspace that the examples change', () => {
  expect(firing([])).toEqual([]);
});

it('gives every rule an id of its own', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

it('finds nothing in the same workspace with an HTTP API', () => {
  expect(firing(goodHttpApi)).toEqual([]);
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
