/** What the expressions in the configuration of a plan refer to, also through modules. */
import { parseExpression } from '../../expressions';
import type { Reference } from '../block';
import { Unclear } from '../value';
import { within, type ModulePlace } from './module-index';
import type { PlanBlocks } from './plan-blocks';
import { mostSpecific, referencesIn } from './plan-expression';

export interface Found {
  readonly references: readonly Reference[];
  /** Why there may be more. */
  readonly unclear: Unclear | undefined;
}

interface Asked {
  readonly names: readonly string[];
  readonly place: ModulePlace;
}

export function referencesOf(
  expression: unknown,
  start: ModulePlace | undefined,
  places: ReadonlyMap<string, ModulePlace>,
  blocks: PlanBlocks,
): Found {
  const references: Reference[] = [];
  const entered = new Set<unknown>();
  let unclear: Unclear | undefined;
  const queue: Asked[] = start === undefined ? [] : [{ names: referencesIn(expression), place: start }];
  const enter = (next: unknown, place: ModulePlace) => {
    if (entered.has(next)) return;
    entered.add(next);
    queue.push({ names: referencesIn(next), place });
  };
  for (let asked = queue.pop(); asked !== undefined; asked = queue.pop()) {
    const { place } = asked;
    for (const name of mostSpecific(asked.names)) {
      const [root = '', ...steps] = stepsOf(name);
      const [first = '', second = ''] = steps;
      if (root === 'var') {
        if (place.caller) enter(place.caller.expressions[first], place.caller.place);
      } else if (root === 'module') {
        const child = places.get(within(place.path, `module.${first}`));
        const output = child?.configured.outputs?.[second];
        if (child !== undefined) enter(output?.expression ?? child.configured.outputs, child);
      } else if (root === 'local') {
        unclear ??= new Unclear(`it depends on local.${first}, which a plan does not hold`);
      } else {
        const names = root === 'data' ? ['data', first, second] : [root, first];
        const attribute = root === 'data' ? steps[2] : steps[1];
        for (const block of blocks.everywhere(within(place.path, names.join('.')))) {
          references.push({ block, attribute });
        }
      }
    }
  }
  return { references, unclear };
}

/** `aws_x.y["key"].id` -> aws_x, y, id */
function stepsOf(name: string): string[] {
  const expression = parseExpression(name);
  return expression.kind === 'traversal'
    ? [expression.root, ...expression.steps.filter((step) => typeof step === 'string')]
    : [];
}
