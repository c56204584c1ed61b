/** Where a workspace is written so that a tool loses sight: what is wrong is found, or it is said that it could not be told. */
import { lessClear } from '../../fixtures/rewrites/less-clear';
import { exampleGroups, rewritings, rulesFoundIn } from '../../fixtures/rewrites/rule-examples';
import { couldNotAnalyseRule } from '../findings';

jest.mock('./quotas', () => ({
  ...jest.requireActual<object>('./quotas'),
  ...jest.requireActual<{ smallQuotas: object }>('../../fixtures/rewrites/small-quotas').smallQuotas,
}));

function lostIn(found: readonly string[], before: readonly string[]): string[] {
  return found.includes(couldNotAnalyseRule.id) ? [] : before.filter((rule) => !found.includes(rule));
}

describe.each(exampleGroups())('the examples of %s', (_id, examples) => {
  it.each(Object.entries(lessClear))('are not taken for better when one %s', (_what, rewrite) => {
    const lost = examples.flatMap((example, position) =>
      rewritings(rewrite, example, position)
        .map((workspace) => lostIn(rulesFoundIn(workspace), example.rulesBefore))
        .filter((rulesLost) => rulesLost.length > 0)
        .map((rulesLost) => ({ name: example.name, rulesLost })),
    );
    expect(lost).toEqual([]);
  });
});
