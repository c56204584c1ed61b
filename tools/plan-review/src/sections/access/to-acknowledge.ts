import { accessOpenedRule, needsAttention } from '../../review/access-model';
import type { AccessChange } from '../../review/model';
import type { Acknowledgeable } from '../dangers/acknowledgement-file';

/** What waits for an acknowledgement. Of a route that is opened, that of its danger will do. */
export function toAcknowledge(changes: readonly AccessChange[]): Acknowledgeable[] {
  return changes
    .filter(needsAttention)
    .flatMap(({ stack, acknowledge }) =>
      acknowledge === undefined ? [] : [{ stack, rule: accessOpenedRule, ...acknowledge }],
    );
}
