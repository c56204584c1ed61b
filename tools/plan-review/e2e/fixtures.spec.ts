/** The committed plans are still what the terraform of this machine makes, and large ones are read whole. */
import { fixtureDay, fixtureKey, planFixture, stackFixture } from '../fixtures/plan-fixtures';
import { scenarios } from '../fixtures/make/scenarios';
import { TerraformFolder } from '../fixtures/make/terraform';
import { parsePlan, type Plan } from '../src/plan-json';
import { buildReview, type StackReview } from '../src/review';

const reviewOf = (plan: Plan): StackReview | undefined =>
  buildReview({ stacks: [stackFixture(plan)] }, { stage: 'dev', key: fixtureKey, today: fixtureDay })
    .stacks[0];

/** Without what Terraform makes up anew in each run. */
const comparable = (plan: Plan) => {
  const { digest, changes, ...review } = reviewOf(plan) ?? {};
  return {
    ...review,
    changes: changes?.map(({ deposedKey, ...change }) => ({
      ...change,
      isDeposed: deposedKey !== undefined,
    })),
    digests: digest?.changes.length,
  };
};

describe('terraform', () => {
  let folder: TerraformFolder;
  beforeEach(() => {
    folder = new TerraformFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  it.each(Object.keys(scenarios))('plans %s as it is committed', async (name) => {
    const plan = await scenarios[name]?.(folder);
    expect(comparable(parsePlan(JSON.stringify(plan)))).toEqual(comparable(planFixture(name)));
  });

  it('makes a plan of more than 2 MB, which is read whole', () => {
    folder.write(`resource "terraform_data" "many" {
  count = 2000
  input = { index = count.index, text = "${'x'.repeat(400)}" }
}
`);
    const text = JSON.stringify(folder.plan().json);
    expect(text.length).toBeGreaterThan(2_000_000);
    expect(reviewOf(parsePlan(text))?.counts.create).toBe(2000);
  });
});
