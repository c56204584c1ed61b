/** However a workspace is written: what is wrong with it is found. */
import {
  examplesOf,
  goodExample,
  rewritings,
  rulesFoundIn,
  type RuleExample,
} from '../../fixtures/rewrites/rule-examples';
import { sameMeaning } from '../../fixtures/rewrites/same-meaning';
import { rules } from '.';

jest.mock('./quotas', () => ({
  ...jest.requireActual<object>('./quotas'),
  ...jest.requireActual<{ smallQuotas: object }>('../../fixtures/rewrites/small-quotas').smallQuotas,
}));

const groups: readonly (readonly [string, readonly RuleExample[]])[] = [
  ['the good workspace', [goodExample()]],
  ...rules.map((rule) => [rule.id, examplesOf(rule)] as const),
];

describe.each(groups)('the examples of %s', (_id, examples) => {
  it.each(Object.entries(sameMeaning))('have the same verdicts when one %s', (_what, rewrite) => {
    const verdicts = examples.map((example, position) => ({
      name: example.name,
      found: rewritings(rewrite, example, position).map(rulesFoundIn),
    }));
    expect(verdicts).toEqual(
      examples.map(({ name, rulesBefore }, position) => ({
        name,
        found: verdicts[position]?.found.map(() => rulesBefore),
      })),
    );
  });
});
