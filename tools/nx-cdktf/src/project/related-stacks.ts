/**
 * Stacks that have to be looked at together: whoever shares a user pool is related, because a client of one API may reach
 * another one.
 */
import type { Stage } from '@m2m/stages/config';
import type { StackProject } from './stack-project';

/** The stacks that `stack.upstream` joins with this one, over any number of steps, without itself; sorted by name. */
export function relatedStacks(project: StackProject, all: readonly StackProject[]): StackProject[] {
  const related = new Set([project.name]);
  // A set takes in what is added while it is walked through.
  for (const name of related) {
    for (const other of all) {
      if (other.name === name) other.upstream.forEach((upstream) => related.add(upstream));
      if (other.upstream.includes(name)) related.add(other.name);
    }
  }
  return all.filter(({ name }) => name !== project.name && related.has(name));
}

/** False for a stack that needs a setting which the stage does not have. */
export function stageHasStack({ needs }: Pick<StackProject, 'needs'>, stage: Stage): boolean {
  return needs === undefined || stage[needs] !== undefined;
}
