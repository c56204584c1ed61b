/** However a workspace is written: what is wrong with it is found. */
import { exampleGroups, rewritings, rulesFoundIn } from '../../fixtures/rewrites/rule-examples';
import { sameMeaning } from '../../fixtures/rewrites/same-meaning';

jest.mock('./quotas', () => ({
  ...jest.requireActual<object>('./quotas'),
  ...jest.requireActual<{ smallQuotas: object }>('../../fixtures/rewrites/small-quotas').smallQuotas,
}));

describe.each(exampleGroups())('the examples of %s', (_id, examples) => {
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
