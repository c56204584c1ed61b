/** Hands the contract diff what it needs of each stack: code, base, and what the plan does to SSM parameters. */
import type { ContractStack, PlannedParameter } from '../contract';
import { anyMarked, changedNames, marksOf, type PlannedChange } from '../plan-json';
import { shownBefore } from '../redaction';
import type { ReviewedStack } from './stack-review';

export function contractStack({ input, review, changes }: ReviewedStack): ContractStack {
  const parameters = changes.filter(({ change }) => change.type === 'aws_ssm_parameter');
  return {
    stack: input.stack,
    status: review.status,
    head: input.contract,
    base: input.baseContract,
    planned: new Map(
      parameters.flatMap(({ change, planned }) => {
        const parameter = plannedParameter(change.action, planned);
        return parameter === undefined || change.mode === 'data' || change.deposedKey !== undefined
          ? []
          : [[change.address, parameter]];
      }),
    ),
  };
}

export function plannedParameter(action: string, planned: PlannedChange): PlannedParameter | undefined {
  const unknownValue = isValueUnknown(planned);
  const name = shownBefore(planned, 'name');
  const before = name.kind === 'value' ? { removedName: String(name.value) } : {};
  switch (action) {
    case 'create':
    case 'import':
      return { action: 'create', unknownValue };
    case 'update':
      return changesValue(planned) ? { action: 'change', unknownValue } : undefined;
    case 'replace':
    case 'forget-and-create':
      return { action: 'change', unknownValue, ...before };
    case 'delete':
    case 'forget':
      return { action: 'delete', unknownValue: false, ...before };
    default:
      return undefined;
  }
}

const valueAttributes = ['value', 'insecure_value', 'value_wo', 'value_wo_version', 'type'];

function changesValue(planned: PlannedChange): boolean {
  return changedNames(planned).some((name) => valueAttributes.includes(name));
}

/** The provider fills `value` from `insecure_value`, so it is unknown whenever the other one changes. */
function isValueUnknown({ change }: PlannedChange): boolean {
  const isUnknown = (name: string) => anyMarked(marksOf(change.after_unknown, name));
  const travelsOpen = typeof change.after?.['insecure_value'] === 'string';
  return isUnknown('insecure_value') || (!travelsOpen && isUnknown('value'));
}
