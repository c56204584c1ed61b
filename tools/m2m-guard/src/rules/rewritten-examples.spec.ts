/** However a workspace is written: what is wrong with it is found, or it is said that it could not be told. */
import fc from 'fast-check';
import { configurationSource } from '../../fixtures/model-meaning';
import { lessClear } from '../../fixtures/rewrites/less-clear';
import { sameMeaning } from '../../fixtures/rewrites/same-meaning';
import type { Workspace } from '../../fixtures/rewrites/workspace';
import { check } from '../check';
import { couldNotAnalyseRule } from '../findings';
import { changed, type Change } from './examples/change';
import { goodWorkspace } from './examples/good-workspace';
import { rules } from '.';

const examples: readonly (readonly [string, readonly Change[]])[] = [
  ['the good workspace', []],
  ...rules.flatMap(({ id, examples: { fires, doesNotFire } }) => [
    ...fires.map((changes, index) => [`example ${index + 1} of ${id}`, changes] as const),
    ...doesNotFire.map((changes, index) => [`counterexample ${index + 1} of ${id}`, changes] as const),
  ]),
];

function verdict(workspace: Workspace): string[] {
  const sources = Object.entries(workspace).map(([stack, json]) => configurationSource(stack, json));
  return [...new Set(check(sources).findings.map(({ rule }) => rule))].sort();
}

/** Runs the assertion for some ways to make the choices of a rewrite, among them always and never. */
function forSomeChoices(assertion: (pick: () => boolean) => void): void {
  fc.assert(
    fc.property(fc.infiniteStream(fc.boolean()), (choices) => {
      assertion(() => choices.next().value === true);
    }),
    { numRuns: 2 },
  );
  assertion(() => true);
}

describe.each(examples)('%s', (_name, changes) => {
  const workspace: Workspace = changed(goodWorkspace, changes);
  const before = verdict(workspace);

  it.each(Object.entries(sameMeaning))('has the same verdict when one %s', (_what, rewrite) => {
    forSomeChoices((pick) => {
      expect(verdict(rewrite(workspace, pick))).toEqual(before);
    });
  });

  it.each(Object.entries(lessClear))('is not taken for better when one %s', (_what, rewrite) => {
    forSomeChoices((pick) => {
      const after = verdict(rewrite(workspace, pick));
      const lost = before.filter((rule) => !after.includes(rule));
      expect(lost.length > 0 && !after.includes(couldNotAnalyseRule.id) ? lost : []).toEqual([]);
    });
  });
});

describe.each(examples)('%s, written as an override of the good workspace', (_name, changes) => {
  const existing = changes.filter(({ stack, address, attributes }) => {
    const labels = address.startsWith('data.') || address.startsWith('output.') ? [] : ['resource'];
    return (
      attributes !== undefined &&
      [...labels, ...address.split('.')].reduce<unknown>(
        (json, label) => (json as Record<string, unknown> | undefined)?.[label],
        goodWorkspace[stack],
      ) !== undefined
    );
  });

  it('has the same verdict', () => {
    const rest = changes.filter((change) => !existing.includes(change));
    const base: Workspace = changed(goodWorkspace, rest);
    const overrides = changed(
      { auth: {}, api: {} },
      existing.map((change) => ({
        ...change,
        attributes: Object.fromEntries(
          Object.entries(change.attributes ?? {}).map(([name, value]) => [name, value ?? null]),
        ),
      })),
    );
    const sources = Object.entries(base).map(([stack, json]) => ({
      kind: 'configuration' as const,
      stack,
      files: [
        { name: 'cdk.tf.json', json },
        { name: 'change_override.tf.json', json: overrides[stack as 'auth' | 'api'] },
      ],
    }));
    const found = [...new Set(check(sources).findings.map(({ rule }) => rule))].sort();
    expect(found).toEqual(verdict(changed(goodWorkspace, changes)));
  });
});
