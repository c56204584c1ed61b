/** Reads the workspace with every stack: also those without a plan, because they may read what the others change. */
import { contractIn } from '../contract';
import { configurationSource } from '../guard';
import { readAccepted } from './read-accepted';
import { readStack, type ReadOptions } from './read-stack';
import type { StackInput } from './stack-input';
import { stageBudget } from './stage-budget';
import { jsonOrUndefined, readText, stackNames, stackPath } from './workspace-files';
import type { WorkspaceInput } from './workspace-input';

export class InputError extends Error {
  override readonly name = 'InputError';
}

/**
 * @param asked stacks that must have a plan; none: those that have one
 * @throws InputError when a name is unknown, or there is no plan at all and one was expected
 */
export function readWorkspace(asked: readonly string[], options: ReadOptions): WorkspaceInput {
  const names = stackNames(options.workspaceRoot, options.stage);
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      `No stack is called ${JSON.stringify(unknown)}; the stacks of this workspace are: ${names.join(', ')}`,
    );
  }
  const stacks = names.map((name) => readStack(name, asked.includes(name), options));
  if (options.mayBeEmpty !== true && !stacks.some(({ expected }) => expected)) {
    throw new InputError(
      `There is no plan for stage ${JSON.stringify(options.stage)}: run "nx affected -t plan" first; the stacks of this workspace are: ${names.join(', ')}`,
    );
  }
  const problems: string[] = [];
  return {
    stacks: [...stacks, ...removedStacks(names, options)],
    accepted: readAccepted(options, problems),
    budget: stageBudget(options, problems),
    problems,
  };
}

/** Stacks of the base that are gone: Terraform will never look at what they made again. */
function removedStacks(names: readonly string[], { base, stage }: ReadOptions): StackInput[] {
  const gone = base === undefined ? [] : stackNames(base, stage).filter((name) => !names.includes(name));
  return gone.map((stack) => {
    const json = jsonOrUndefined(readText(base ?? '', stackPath.synthesized(stack, stage)) ?? '');
    const source = configurationSource(stack, json);
    return {
      stack,
      expected: true,
      upstream: [],
      contract: { published: [], reads: [], notUnderstood: [] },
      baseContract: contractIn(json),
      ...(source !== undefined && { sources: { base: source } }),
      acknowledgements: [],
      problems: [
        'the stack is removed from the workspace, but what it made stays deployed: destroy it before its code is gone',
      ],
    };
  });
}
