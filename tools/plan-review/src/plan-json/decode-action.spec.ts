import { planFixture } from '../../fixtures/plan-fixtures';
import { decodeAction, replacementOrder } from './decode-action';
import type { PlannedChange } from './schema';

const decoded = (fixture: string) =>
  (planFixture(fixture).resource_changes ?? []).map((change) => [
    change.address,
    decodeAction(change),
    replacementOrder(change),
  ]);

const withActions = (...actions: string[]): PlannedChange => ({
  address: 'terraform_data.pool',
  mode: 'managed',
  type: 'terraform_data',
  change: { actions },
});

describe('decodeAction', () => {
  it('tells create, update and delete', () => {
    expect(decoded('create-update-delete')).toEqual([
      ['terraform_data.fresh', 'create', undefined],
      ['terraform_data.gone', 'delete', undefined],
      ['terraform_data.kept', 'update', undefined],
    ]);
  });

  it('tells the two orders of a replacement', () => {
    expect(decoded('replace-create-first')).toEqual([['terraform_data.pool', 'replace', 'create-first']]);
    expect(decoded('replace-delete-first')).toEqual([['terraform_data.pool', 'replace', 'delete-first']]);
  });

  it('tells a move from a move that also updates', () => {
    expect(decoded('move')).toEqual([
      ['terraform_data.another', 'update', undefined],
      ['terraform_data.new', 'move', undefined],
    ]);
  });

  it('tells an import, which Terraform calls no-op', () => {
    expect(decoded('import')).toEqual([['terraform_data.taken_over', 'import', undefined]]);
  });

  it('tells a forget and a deferred read', () => {
    expect(decoded('forget')).toEqual([['terraform_data.pool', 'forget', undefined]]);
    expect(decoded('deferred-read')[0]).toEqual(['data.terraform_remote_state.upstream', 'read', undefined]);
  });

  it.each([[['create', 'forget']], [['forget', 'create']]])(
    'tells %j, which keeps the old one',
    (actions) => {
      const change = withActions(...actions);
      expect([decodeAction(change), replacementOrder(change)]).toEqual(['forget-and-create', 'keep-old']);
    },
  );

  it.each([
    [['update', 'delete']],
    [['delete', 'create', 'update']],
    [['transmogrify']],
    [['create', 'create']],
  ])('calls %j unknown instead of guessing by its first verb', (actions) => {
    expect(decodeAction(withActions(...actions))).toBe('unknown');
  });
});
