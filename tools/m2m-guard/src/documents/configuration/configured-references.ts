/** What the expressions of a configuration refer to, directly or through locals, whether or not they can be followed. */
import { isPlain, parseTemplate, traversalsOf, type Traversal } from '../../expressions';
import type { Block, Reference } from '../block';
import { Unclear } from '../value';
import { stringsIn } from './configured-block';
import type { ExpandedBlocks } from './expanded-blocks';

interface Named {
  readonly mode: Block['mode'];
  readonly type: string;
  readonly name: string;
  readonly attribute: string | undefined;
}

export class ConfiguredReferences {
  constructor(
    private readonly locals: ReadonlyMap<string, unknown>,
    private readonly blocks: ExpandedBlocks,
  ) {}

  /** Names without meaning (the variables of a `for`) refer to nothing. All instances of a block count as one. */
  of(json: unknown): Reference[] {
    return this.namedIn(json).flatMap(({ mode, type, name, attribute }) => {
      const expanded = this.blocks.named(mode, type, name);
      return expanded === undefined || expanded instanceof Unclear
        ? []
        : [...expanded.values()].map((block) => ({ block, attribute }));
    });
  }

  /** Each once. A local is entered once as well, however many ways lead to it. */
  private namedIn(json: unknown): Named[] {
    const found = new Map<string, Named>();
    const entered = new Set<string>();
    const queue: unknown[] = [json];
    while (queue.length > 0) {
      for (const traversal of traversalsIn(queue.pop())) {
        const local = localIn(traversal);
        if (local === undefined) {
          const named = namedBy(traversal);
          // No name has a blank in it.
          found.set(`${named.mode} ${named.type} ${named.name} ${named.attribute ?? ''}`, named);
        } else if (!entered.has(local)) {
          entered.add(local);
          queue.push(this.locals.get(local));
        }
      }
    }
    return [...found.values()];
  }
}

function traversalsIn(json: unknown): Traversal[] {
  return stringsIn(json)
    .filter((text) => !isPlain(text))
    .flatMap((text) => traversalsOf(parseTemplate(text)));
}

function localIn({ root, steps: [first] }: Traversal): string | undefined {
  return root === 'local' && typeof first === 'string' ? first : undefined;
}

function namedBy({ root, steps }: Traversal): Named {
  const names = steps.filter((step) => typeof step === 'string');
  const [type = '', name = '', attribute] = root === 'data' ? names : [root, ...names];
  return { mode: root === 'data' ? 'data' : 'managed', type, name, attribute };
}
