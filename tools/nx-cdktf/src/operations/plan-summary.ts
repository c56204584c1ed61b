/** What a plan would do, for people and for machines: addresses and actions, never values. */
import { isDangerous } from '../danger';
import type { PlannedAction, PlannedChange } from '../progress';
import type { RunReport } from '../terraform-run';
import type { Colors } from '../progress';

const signs: Record<PlannedAction, string> = {
  create: '+',
  update: '~',
  replace: '-/+',
  delete: '-',
  read: '<=',
  move: '>',
  import: '<',
  remove: 'x',
  noop: ' ',
};

const counted: readonly (readonly [PlannedAction, string])[] = [
  ['create', 'to create'],
  ['update', 'to update'],
  ['replace', 'to replace'],
  ['delete', 'to destroy'],
  ['move', 'to move'],
  ['import', 'to import'],
  ['remove', 'to forget'],
];

/** Whether applying the plan does anything. Reads are the way, not the goal. */
export function changesAnything({ changes, outputs }: RunReport): boolean {
  return (
    changes.some(({ action }) => action !== 'read' && action !== 'noop') || changedOutputs(outputs).length > 0
  );
}

export function summaryLine({ changes, outputs }: RunReport): string {
  const parts = counted
    .map(([action, words]) => [changes.filter((change) => change.action === action).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`);
  const names = changedOutputs(outputs);
  return [
    ...parts,
    ...(names.length === 0 ? [] : [`${names.length} ${names.length === 1 ? 'output' : 'outputs'} to change`]),
  ].join(', ');
}

export function changeLines({ changes, outputs }: RunReport, colors: Colors): string[] {
  const shown = changes.filter(({ action }) => action !== 'read' && action !== 'noop');
  const names = changedOutputs(outputs);
  return [
    ...shown.map((change) => changeLine(change, colors)),
    ...(names.length === 0 ? [] : [colors.dim(`  outputs: ${names.join(', ')}`)]),
  ];
}

function changeLine(
  { action, resource, reason, previous_resource: previous }: PlannedChange,
  colors: Colors,
): string {
  const paint =
    { create: colors.green, update: colors.yellow, replace: colors.red, delete: colors.red }[
      action as string
    ] ?? colors.dim;
  const why = [
    ...(previous === undefined ? [] : [`was ${previous.addr}`]),
    ...(reason === undefined || reason.startsWith('delete_because_no_resource')
      ? []
      : [reason.replaceAll('_', ' ')]),
  ].join(', ');
  return `  ${paint(signs[action].padStart(3))} ${resource.addr}${why === '' ? '' : colors.dim(`  (${why})`)}`;
}

/** The same for programs. Keys are stable. */
export function summaryJson(report: RunReport, { stack, stage }: { stack: string; stage: string }): object {
  return {
    stack,
    stage,
    changed: changesAnything(report),
    changes: report.changes
      .filter(({ action }) => action !== 'noop')
      .map((change) => ({
        address: change.resource.addr,
        type: change.resource.resource_type,
        action: change.action,
        reason: change.reason,
        previousAddress: change.previous_resource?.addr,
        needsAllowDestroy: isDangerous(change),
      })),
    outputs: changedOutputs(report.outputs),
  };
}

function changedOutputs(outputs: RunReport['outputs']): string[] {
  return Object.entries(outputs)
    .filter(([, { action }]) => action !== undefined && action !== 'noop')
    .map(([name]) => name);
}
