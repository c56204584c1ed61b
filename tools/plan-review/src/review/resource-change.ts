/** One planned change as the review tells it. */
import {
  causesOf,
  decodeAction,
  reasonInWords,
  replacementOrder,
  type DecodedAction,
  type PlannedChange,
} from '../plan-json';
import { isKnownType, shownAfter } from '../redaction';
import { attributeChanges } from './attribute-changes';
import type { Replacement, ResourceChange, ShownValue } from './model';

/** What one change has to know of the plan around it. */
export interface PlanContext {
  readonly isPreview: boolean;
  readonly configured: (address: string) => ReadonlySet<string> | undefined;
}

/** Undefined when nothing happens to the resource. */
export function resourceChange(
  planned: PlannedChange,
  { isPreview, configured }: PlanContext,
): ResourceChange | undefined {
  const action = decodeAction(planned);
  if (action === 'no-op') {
    return undefined;
  }
  const replacement = replacementOf(planned, isPreview);
  const reason = reasonInWords(planned.action_reason);
  return {
    address: planned.address,
    type: planned.type,
    mode: planned.mode === 'data' ? 'data' : 'managed',
    action,
    ...(planned.previous_address !== undefined && { movedFrom: planned.previous_address }),
    ...(planned.change.importing && { importId: importId(planned) }),
    ...(planned.deposed !== undefined && { deposedKey: planned.deposed }),
    ...(replacement !== undefined && { replacement }),
    ...(reason !== undefined && { reason }),
    attributes: hasAttributes(action) ? attributeChanges(planned, configured(planned.address)) : [],
  };
}

const withoutAttributes: readonly DecodedAction[] = ['delete', 'forget', 'read', 'unknown'];

function hasAttributes(action: DecodedAction): boolean {
  return !withoutAttributes.includes(action);
}

function replacementOf(planned: PlannedChange, isPreview: boolean): Replacement | undefined {
  const order = replacementOrder(planned);
  if (order === undefined) {
    return undefined;
  }
  const causes = causesOf(planned);
  const onlyUnknowns =
    causes.length > 0 && causes.every((name) => shownAfter(planned, name).kind === 'unknown');
  return { order, certainty: isPreview && onlyUnknowns ? 'possible' : 'certain', causes };
}

/** The import id of a type that this tool knows names a resource; of another type it can be anything. */
function importId({ type, change }: PlannedChange): ShownValue {
  const id = change.importing?.id;
  if (id === undefined) {
    return { kind: 'unknown' };
  }
  return isKnownType(type) ? { kind: 'value', value: id } : { kind: 'not-shown' };
}
