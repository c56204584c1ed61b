import { metaFixture, planFixture, planText, reviewFixture } from '../../fixtures/plan-fixtures';
import { parsePlan } from '../plan-json';
import type { ReviewModel, StackReview } from './model';

const stackOf = (review: ReviewModel): StackReview => {
  const [stack] = review.stacks;
  if (stack === undefined) {
    throw new Error('The review has no stack.');
  }
  return stack;
};

/** What a reader sees first: action and address. */
const lines = (review: ReviewModel) =>
  stackOf(review).changes.map(({ action, address }) => `${action} ${address}`);

const reasons = ({ reasons: all }: ReviewModel) => all.map(({ code, count }) => `${code} ${count}`);

describe('the review of a plan', () => {
  it('tells creations, updates and deletions, with counts', () => {
    const review = reviewFixture('create-update-delete');
    expect(lines(review)).toEqual([
      'create terraform_data.fresh',
      'delete terraform_data.gone',
      'update terraform_data.kept',
    ]);
    expect(stackOf(review).counts).toMatchObject({ create: 1, update: 1, delete: 1, replace: 0 });
    expect(stackOf(review).changes[1]?.reason).toBe('no longer in the configuration');
  });

  it('is clean when nothing changes', () => {
    const review = reviewFixture('nothing-to-do');
    expect(lines(review)).toEqual([]);
    expect([review.verdict, review.reasons, review.couldNotAnalyse]).toEqual([0, [], []]);
  });

  it('tells the order and the cause of a create-before-destroy replacement', () => {
    const [change] = stackOf(reviewFixture('replace-create-first')).changes;
    expect(change).toMatchObject({
      action: 'replace',
      replacement: { order: 'create-first', certainty: 'certain', causes: ['triggers_replace'] },
      attributes: [
        {
          name: 'triggers_replace',
          before: { kind: 'not-shown' },
          after: { kind: 'not-shown' },
          forcesReplacement: true,
        },
      ],
    });
  });

  it('tells why a replacement has no cause in the configuration', () => {
    const reasonOf = (fixture: string) => stackOf(reviewFixture(fixture)).changes[0]?.reason;
    expect(reasonOf('taint')).toBe('the last apply left it tainted');
    expect(reasonOf('replace-on-request')).toBe('asked for on the command line');
  });

  it('tells a forget, and that somebody must look', () => {
    const review = reviewFixture('forget');
    expect(lines(review)).toEqual(['forget terraform_data.pool']);
    expect([review.verdict, reasons(review)]).toEqual([1, ['forget 1']]);
  });

  it('tells a replacement that keeps the old one', () => {
    const plan = planFixture('replace-create-first');
    plan.resource_changes?.forEach(({ change }) => (change.actions = ['create', 'forget']));
    const review = reviewFixture(plan);
    expect(stackOf(review).changes[0]).toMatchObject({
      action: 'forget-and-create',
      replacement: { order: 'keep-old' },
    });
    expect(reasons(review)).toEqual(['forget 1']);
  });

  it('tells moves, alone and with an update', () => {
    const review = reviewFixture('move');
    expect(stackOf(review).changes).toMatchObject([
      { action: 'update', address: 'terraform_data.another', movedFrom: 'terraform_data.other' },
      { action: 'move', address: 'terraform_data.new', movedFrom: 'terraform_data.old', attributes: [] },
    ]);
    expect(stackOf(review).counts).toMatchObject({ move: 2, update: 1 });
  });

  it('tells an import, with its id only where the type is known', () => {
    expect(stackOf(reviewFixture('import')).changes).toMatchObject([
      { action: 'import', importId: { kind: 'not-shown' } },
    ]);
    expect(stackOf(reviewFixture('cloud')).changes).toContainEqual(
      expect.objectContaining({
        address: 'aws_ssm_parameter.imported',
        action: 'update',
        importId: { kind: 'value', value: '/imported' },
      }),
    );
  });

  it('tells changes of outputs by name alone', () => {
    const review = reviewFixture('output-only');
    expect(lines(review)).toEqual([]);
    expect(stackOf(review).outputs).toEqual([
      { name: 'gone', action: 'delete', sensitive: false, unknownUntilApplied: false },
      { name: 'kept', action: 'update', sensitive: false, unknownUntilApplied: false },
      { name: 'token', action: 'create', sensitive: true, unknownUntilApplied: false },
    ]);
    expect(review.verdict).toBe(0);
  });

  it('tells a deferred read', () => {
    expect(stackOf(reviewFixture('deferred-read')).changes[0]).toMatchObject({
      action: 'read',
      mode: 'data',
      reason: 'what it reads is known after apply',
    });
  });

  it('shows what an errored plan had found, and that there is more', () => {
    const meta = metaFixture({ status: 'failed', exitCode: 1 });
    const review = reviewFixture('errored', { meta });
    expect(stackOf(review)).toMatchObject({ status: 'failed', errored: true });
    expect(lines(review)).toEqual(['create terraform_data.found']);
    expect(review.couldNotAnalyse).toEqual([
      {
        stack: 'auth-stack',
        text: 'Terraform stopped with an error: what it had not looked at yet is not in this report',
      },
    ]);
    expect([review.verdict, reasons(review)]).toEqual([2, ['could-not-analyse 1', 'failing-check 1']]);
  });

  it('shows what prevent_destroy stopped, with its cause and diagnostic', () => {
    const diagnostics = [
      { severity: 'error' as const, summary: 'Instance cannot be destroyed', address: 'terraform_data.pool' },
    ];
    const meta = metaFixture({ status: 'failed', exitCode: 1, diagnostics });
    const review = reviewFixture('prevent-destroy', { meta });
    expect(lines(review)).toEqual(['update terraform_data.other', 'replace terraform_data.pool']);
    expect(stackOf(review)).toMatchObject({ errored: true, diagnostics });
    expect(review.verdict).toBe(2);
  });

  it('shows every check, and needs attention for those that fail', () => {
    const review = reviewFixture('failing-check');
    expect(stackOf(review).checks).toEqual([
      { address: 'check.fine', kind: 'check', status: 'pass' },
      { address: 'check.health', kind: 'check', status: 'fail' },
    ]);
    expect([review.verdict, reasons(review)]).toEqual([1, ['failing-check 1']]);
  });

  it('tells deposed objects apart from the resource that took their address', () => {
    const changes = stackOf(reviewFixture('deposed')).changes;
    expect(changes.map(({ action, address, deposedKey }) => [action, address, typeof deposedKey])).toEqual([
      ['delete', 'terraform_data.pool', 'string'],
      ['replace', 'terraform_data.user', 'undefined'],
      ['delete', 'terraform_data.user', 'string'],
    ]);
  });

  it('tells drift of the configuration from computed attributes that follow something else', () => {
    const review = reviewFixture('cloud');
    expect(
      stackOf(review).drift.map(({ address, action, configured }) => [address, action, configured]),
    ).toEqual([
      ['aws_ssm_parameter.drifted', 'update', true],
      ['aws_ssm_parameter.gone', 'delete', true],
      ['aws_ssm_parameter.hidden', 'update', true],
    ]);
    expect(reasons(review)).toContain('drift 3');
  });

  it('hides a list, a set and a map of which one element is sensitive', () => {
    const before = stackOf(reviewFixture('partly-sensitive')).changes.map(({ address, attributes }) => [
      address,
      attributes.find(({ name }) => name === 'input')?.before.kind,
    ]);
    expect(before).toEqual([
      ['terraform_data.list', 'sensitive'],
      ['terraform_data.map', 'sensitive'],
      ['terraform_data.nested', 'sensitive'],
      ['terraform_data.set', 'sensitive'],
    ]);
    const client = stackOf(reviewFixture('cloud')).changes.find(({ address }) => address.endsWith('.client'));
    expect(client?.attributes).toEqual([
      expect.objectContaining({
        name: 'allowed_oauth_scopes',
        before: { kind: 'sensitive' },
        after: { kind: 'sensitive' },
      }),
    ]);
  });

  it('keeps hostile text as it is: escaping belongs to the formats', () => {
    expect(lines(reviewFixture('hostile-text'))).toEqual([
      'create terraform_data.each["```` @team <!-- x --> | <b>"]',
      String.raw`create terraform_data.each["a/b\"c"]`,
    ]);
  });

  it('lists an action that it does not know, in the changes and as not analysed', () => {
    const plan = planFixture('create-update-delete');
    plan.resource_changes?.slice(0, 1).forEach(({ change }) => (change.actions = ['create', 'transmogrify']));
    const review = reviewFixture(plan);
    expect(lines(review)[0]).toBe('unknown terraform_data.fresh');
    expect(review.couldNotAnalyse).toEqual([
      {
        stack: 'auth-stack',
        address: 'terraform_data.fresh',
        text: 'the plan says "create, transmogrify", an action that this tool does not know; read the plan itself',
      },
    ]);
    expect(review.verdict).toBe(2);
  });

  it.each(['deferred_changes', 'action_invocations', 'deferred_action_invocations'] as const)(
    'lists %s, for which it has no words',
    (field) => {
      const review = reviewFixture({ ...planFixture('nothing-to-do'), [field]: [{ anything: 1 }] });
      expect(review.couldNotAnalyse).toEqual([
        {
          stack: 'auth-stack',
          text: `1 entry in "${field}", which this tool does not read; read the plan itself`,
        },
      ]);
    },
  );

  it('says that another plan will be needed after an incomplete one', () => {
    const review = reviewFixture({ ...planFixture('nothing-to-do'), complete: false });
    expect(review.couldNotAnalyse.map(({ text }) => text)).toEqual([
      'Terraform calls the plan incomplete: another plan will be needed after this one',
    ]);
  });

  it('reads a plan of 2 MB and more, and misses nothing of it', () => {
    const plan = JSON.parse(planText('create-update-delete')) as { resource_changes: { address: string }[] };
    const many = Array.from({ length: 4000 }, (_, index) =>
      plan.resource_changes.map((change) => ({ ...change, address: `${change.address}[${index}]` })),
    ).flat();
    const text = JSON.stringify({ ...plan, resource_changes: many });
    expect(text.length).toBeGreaterThan(2_000_000);
    expect(stackOf(reviewFixture(parsePlan(text))).counts).toMatchObject({
      create: 4000,
      update: 4000,
      delete: 4000,
    });
  });
});

describe('a stack without a plan', () => {
  it('is not planned when nobody asked for it', () => {
    const review = reviewFixture('nothing-to-do', { meta: undefined, plan: undefined, expected: false });
    expect([stackOf(review).status, review.verdict]).toEqual(['not-planned', 0]);
  });

  it('is unchanged when its inputs are those of the base', () => {
    const meta = metaFixture({ status: 'unchanged', exitCode: 0, unchangedSince: 'c0ffee' });
    const review = reviewFixture('nothing-to-do', { meta, plan: undefined });
    expect(stackOf(review)).toMatchObject({ status: 'unchanged', unchangedSince: 'c0ffee' });
    expect(review.verdict).toBe(0);
  });

  it('could not be analysed when its plan failed', () => {
    const diagnostics = [{ severity: 'error' as const, summary: 'No valid credential sources found' }];
    const meta = metaFixture({ status: 'failed', exitCode: 1, diagnostics });
    const review = reviewFixture('nothing-to-do', { meta, plan: undefined });
    expect([stackOf(review).status, review.verdict]).toEqual(['failed', 2]);
    expect(review.couldNotAnalyse).toEqual([
      { stack: 'auth-stack', text: 'the plan could not be made: 1 error, see its diagnostics' },
    ]);
  });
});
