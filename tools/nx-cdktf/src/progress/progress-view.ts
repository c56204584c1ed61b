/**
 * What is known about a running operation: which resources are under way, which are done. A pure fold over Terraform's
 * events; painting it is somebody else's work.
 */
import type { PlannedAction, PlannedChange, TerraformEvent } from './terraform-event';

export interface ResourceProgress {
  readonly address: string;
  readonly action: string;
  /** Milliseconds of the epoch, by the clock of Terraform's events. */
  readonly startedAt: number;
}

export interface FinishedStep {
  readonly address: string;
  readonly action: string;
  readonly failed: boolean;
  readonly elapsedMs: number;
}

export interface ProgressView {
  /** Steps that this operation takes; a replacement takes two. */
  readonly steps: number;
  /** Steps that ended, well or not. */
  readonly finished: readonly FinishedStep[];
  readonly running: readonly ResourceProgress[];
}

const stepsOf: Record<PlannedAction, number> = {
  create: 1,
  update: 1,
  delete: 1,
  replace: 2,
  read: 1,
  // Changes of the state alone; no call is made and no event follows.
  remove: 0,
  move: 0,
  import: 0,
  noop: 0,
};

/** The view before the first event of an apply. */
export function progressOf(changes: readonly PlannedChange[]): ProgressView {
  return {
    steps: changes.reduce((sum, { action }) => sum + stepsOf[action], 0),
    finished: [],
    running: [],
  };
}

/** The view after one event more. */
export function advance(view: ProgressView, event: TerraformEvent): ProgressView {
  switch (event.type) {
    case 'apply_start':
      return { ...view, running: [...without(view, event.hook.resource.addr), started(event)] };
    case 'apply_complete':
    case 'apply_errored': {
      const step = ended(view, event);
      const finished = [...view.finished, step];
      // A resource of a plan may be read again while it is applied: more steps than planned are no reason to say 15/14.
      return {
        steps: Math.max(view.steps, finished.length),
        finished,
        running: without(view, step.address),
      };
    }
    default:
      return view;
  }
}

type HookEvent = Extract<TerraformEvent, { hook: unknown }>;

function started({ hook, '@timestamp': timestamp }: HookEvent): ResourceProgress {
  return { address: hook.resource.addr, action: hook.action, startedAt: Date.parse(timestamp) };
}

function ended({ running }: ProgressView, event: HookEvent): FinishedStep {
  const now = started(event);
  const begin = running.find(({ address }) => address === now.address);
  return {
    address: now.address,
    action: now.action,
    failed: event.type === 'apply_errored',
    elapsedMs: begin === undefined ? 0 : now.startedAt - begin.startedAt,
  };
}

function without({ running }: ProgressView, address: string): ResourceProgress[] {
  return running.filter((resource) => resource.address !== address);
}
