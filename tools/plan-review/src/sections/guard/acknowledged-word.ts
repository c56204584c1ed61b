import type { AcknowledgedFinding } from '../../review/model';

/** Whoever reviews a change should see that it is this change which accepts the finding. */
export function acknowledgedWord({ isNew }: AcknowledgedFinding): string {
  return isNew ? 'acknowledged by this change' : 'acknowledged';
}
