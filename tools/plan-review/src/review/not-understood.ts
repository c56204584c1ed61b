/** What stands in a plan and has no place in this review. Nothing of it may be left out silently. */
import { decodeAction, verbs, type Plan } from '../plan-json';
import { drifts, outputChanges } from './stack-facts';
import type { CouldNotAnalyse } from './model';

type Entry = Omit<CouldNotAnalyse, 'stack'>;

export function notUnderstood(plan: Plan): Entry[] {
  return [
    ...unknownActions(plan),
    ...unknownOutputs(plan),
    ...unknownDrift(plan),
    ...incomplete(plan),
    ...withoutWords('deferred_changes', plan.deferred_changes),
    ...withoutWords('action_invocations', plan.action_invocations),
    ...withoutWords('deferred_action_invocations', plan.deferred_action_invocations),
  ];
}

function unknownActions(plan: Plan): Entry[] {
  return (plan.resource_changes ?? [])
    .filter((planned) => decodeAction(planned) === 'unknown')
    .map(({ address, change }) => ({
      address,
      text: `the plan says ${JSON.stringify(verbs(change.actions))}, an action that this tool does not know; read the plan itself`,
    }));
}

function unknownOutputs(plan: Plan): Entry[] {
  return outputChanges(plan)
    .filter(({ action }) => action === 'unknown')
    .map(({ name }) => ({
      address: `output.${name}`,
      text: 'the plan changes this output in a way that this tool does not know; read the plan itself',
    }));
}

function unknownDrift(plan: Plan): Entry[] {
  return drifts(plan)
    .filter(({ action }) => action === 'unknown')
    .map(({ address }) => ({
      address,
      text: 'it drifted in a way that this tool does not know; read the plan itself',
    }));
}

function incomplete({ errored, complete, deferred_changes }: Plan): Entry[] {
  if (errored === true) {
    return [{ text: 'Terraform stopped with an error: what it had not looked at yet is not in this report' }];
  }
  return complete === false && !deferred_changes?.length
    ? [{ text: 'Terraform calls the plan incomplete: another plan will be needed after this one' }]
    : [];
}

function withoutWords(field: string, entries: readonly unknown[] | undefined): Entry[] {
  return entries?.length
    ? [
        {
          text: `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} in "${field}", which this tool does not read; read the plan itself`,
        },
      ]
    : [];
}
