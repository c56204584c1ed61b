import type { ChangeAction } from '../review/change-action';
import type { Replacement } from '../review/model';
import type { PlannedChange } from './schema';

export type DecodedAction = ChangeAction | 'no-op';

const actionsByVerbs: Readonly<Record<string, DecodedAction>> = {
  'no-op': 'no-op',
  create: 'create',
  read: 'read',
  update: 'update',
  delete: 'delete',
  forget: 'forget',
  'delete, create': 'replace',
  'create, delete': 'replace',
  'create, forget': 'forget-and-create',
  'forget, create': 'forget-and-create',
};

const orders: Readonly<Record<string, Replacement['order']>> = {
  'delete, create': 'delete-first',
  'create, delete': 'create-first',
  'create, forget': 'keep-old',
  'forget, create': 'keep-old',
};

/** All verbs together; a combination that is not in the table is `unknown`, never the nearest guess. */
export function decodeAction({ previous_address, change }: PlannedChange): DecodedAction {
  const action = actionsByVerbs[verbs(change.actions)] ?? 'unknown';
  if (action !== 'no-op') {
    return action;
  }
  if (change.importing) {
    return 'import';
  }
  return previous_address === undefined ? 'no-op' : 'move';
}

/** Which half of a replacement comes first; undefined for everything that is no replacement. */
export function replacementOrder({ change }: PlannedChange): Replacement['order'] | undefined {
  return orders[verbs(change.actions)];
}

export function verbs(actions: readonly string[]): string {
  return actions.join(', ');
}
