/** One stack as the contract diff sees it: what it publishes and reads, in the branch, in the base, and in its plan. */
import type { StackStatus } from '../review/model';
import type { PublishedParameter, ReadParameter, StackContract } from './synthesized';

export interface ContractStack {
  readonly stack: string;
  readonly status: StackStatus;
  readonly head: StackContract;
  /** Undefined without a base; empty when the base has no such stack. */
  readonly base: StackContract | undefined;
  /** What the plan does to a published parameter, by address; no entry when it leaves it alone, or there is no plan. */
  readonly planned: ReadonlyMap<string, PlannedParameter>;
}

export interface PlannedParameter {
  readonly action: 'create' | 'change' | 'delete';
  /** Present when the parameter under this name disappears: deleted, or replaced under another name. */
  readonly removedName?: string;
  /** True when the new value is known after apply. */
  readonly unknownValue: boolean;
}

export interface Published extends PublishedParameter {
  readonly stack: ContractStack;
}

export interface Reading extends ReadParameter {
  readonly stack: ContractStack;
}

export interface Removed {
  readonly name: string;
  readonly address: string;
  readonly stack: ContractStack;
}

export function isPlanned({ status }: ContractStack): boolean {
  return status === 'planned' || status === 'preview';
}

export function publishedBy(stack: ContractStack): Published[] {
  return stack.head.published.map((parameter) => ({ ...parameter, stack }));
}

export function readBy(stack: ContractStack): Reading[] {
  return stack.head.reads.map((parameter) => ({ ...parameter, stack }));
}

/** What the base or the state publishes under a name that the branch does not publish any more; each name once. */
export function removedBy(stack: ContractStack): Removed[] {
  const names = new Set(stack.head.published.map(({ name }) => name));
  const fromPlan = [...stack.planned].flatMap(([address, { removedName }]) =>
    removedName === undefined ? [] : [{ name: removedName, address }],
  );
  const removed = [...(stack.base?.published ?? []), ...fromPlan].filter(({ name }) => !names.has(name));
  return [...new Map(removed.map(({ name, address }) => [name, { name, address, stack }])).values()];
}
