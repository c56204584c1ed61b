/** Everything a plan says beside its resource changes: outputs, drift, checks, and what this tool has no words for. */
import {
  anyMarked,
  changedNames,
  configuredAttributes,
  decodeAction,
  verbs,
  type Plan,
  type PlannedChange,
  type PlannedCheck,
} from '../plan-json';
import { attributeChanges } from './attribute-changes';
import type { ChangeCounts, CheckResult, Drift, OutputChange, ResourceChange } from './model';

/** Names only. An output that keeps its value does not appear. */
export function outputChanges(plan: Plan): OutputChange[] {
  return Object.entries(plan.output_changes ?? {}).flatMap(([name, change]) => {
    const action = outputActions[verbs(change.actions)] ?? 'unknown';
    return action === 'no-op'
      ? []
      : [
          {
            name,
            action,
            sensitive: anyMarked(change.before_sensitive) || anyMarked(change.after_sensitive),
            unknownUntilApplied: anyMarked(change.after_unknown),
          },
        ];
  });
}

const outputActions: Readonly<Record<string, OutputChange['action'] | 'no-op'>> = {
  'no-op': 'no-op',
  create: 'create',
  update: 'update',
  delete: 'delete',
  // A value that is only known after apply may replace the old one.
  'delete, create': 'update',
  'create, delete': 'update',
};

/** What was changed outside. A provider that writes [] where it wrote null before changed nothing. */
export function drifts(plan: Plan): Drift[] {
  const configuredNames = configuredAttributes(plan);
  return (plan.resource_drift ?? []).flatMap((planned) => {
    const drift = driftOf(planned, configuredNames(planned.address));
    return drift === undefined ? [] : [drift];
  });
}

function driftOf(planned: PlannedChange, configured: ReadonlySet<string> | undefined): Drift | undefined {
  const action = decodeAction(planned);
  const { address } = planned;
  if (action === 'delete') {
    return { address, action, configured: true, attributes: [] };
  }
  if (action !== 'update') {
    return action === 'no-op' || action === 'move'
      ? undefined
      : { address, action: 'unknown', configured: true, attributes: [] };
  }
  const names = changedNames(planned);
  return names.length === 0
    ? undefined
    : {
        address,
        action,
        configured: configured === undefined || names.some((name) => configured.has(name)),
        attributes: attributeChanges(planned, configured),
      };
}

/** One entry per instance, without messages. */
export function checkResults(plan: Plan): CheckResult[] {
  return (plan.checks ?? []).flatMap((check) =>
    (check.instances?.length ? check.instances : [check]).map(({ address, status }) => ({
      address: address.to_display,
      kind: checkKind(check),
      status: checkStatus(status),
    })),
  );
}

function checkKind({ address }: PlannedCheck): CheckResult['kind'] {
  switch (address.kind) {
    case 'check':
    case 'resource':
      return address.kind;
    case 'output_value':
      return 'output';
    case 'var':
      return 'variable';
    default:
      return 'unknown';
  }
}

function checkStatus(status: string): CheckResult['status'] {
  return status === 'pass' || status === 'fail' || status === 'error' ? status : 'unknown';
}

export function countChanges(changes: readonly ResourceChange[]): ChangeCounts {
  const count = (matches: (change: ResourceChange) => boolean) => changes.filter(matches).length;
  return {
    create: count(({ action }) => action === 'create'),
    update: count(({ action }) => action === 'update'),
    replace: count(({ action }) => action === 'replace' || action === 'forget-and-create'),
    delete: count(({ action }) => action === 'delete'),
    forget: count(({ action }) => action === 'forget'),
    move: count(({ movedFrom }) => movedFrom !== undefined),
    import: count(({ importId }) => importId !== undefined),
    read: count(({ action }) => action === 'read'),
    unknown: count(({ action }) => action === 'unknown'),
  };
}
