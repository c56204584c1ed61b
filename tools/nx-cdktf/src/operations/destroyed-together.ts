/**
 * How the destroys of one Nx command know of each other: the hook before tasks writes down which stacks the command
 * destroys, and each destroy reads it. A destroy that is run alone finds nothing, and looks at its own stack only.
 */
import type { StackProject } from '../project';

/** Names of stacks, separated by commas. */
export const destroyedTogetherVariable = 'M2M_DESTROYED_TOGETHER';

/**
 * The stacks that go when some are asked for: those, and every stack that reads from them.
 *
 * @param requested undefined when the command may mean any stack
 */
export function destroyedTogether(
  requested: readonly string[] | undefined,
  all: readonly StackProject[],
): string[] {
  const gone = new Set(requested ?? all.map(({ name }) => name));
  for (let before = -1; before !== gone.size;) {
    before = gone.size;
    all
      .filter(({ upstream }) => upstream.some((name) => gone.has(name)))
      .forEach(({ name }) => gone.add(name));
  }
  return all.map(({ name }) => name).filter((name) => gone.has(name));
}
