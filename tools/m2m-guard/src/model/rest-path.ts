/** The path of a REST method, put together from the resources above it. */
import { nested } from '../expressions';
import { Attribute, Unclear, type Value } from '../documents/value';
import type { Block } from '../documents/block';
import { apiTypes } from './api';
import type { BlockReader } from './block-reader';
import type { ModelContext } from './model-context';

const resourceType = 'aws_api_gateway_resource';

export class RestPaths {
  private readonly known = new Map<Block, string | undefined>();
  private readonly roots: ReadonlySet<string>;

  constructor(private readonly context: ModelContext) {
    this.roots = new Set(
      context
        .resources(apiTypes.rest)
        .map(({ block }) => block.attribute('root_resource_id'))
        .filter((id) => typeof id === 'string'),
    );
  }

  /** Undefined when it cannot be told, which is noted. */
  of(method: BlockReader): string | undefined {
    const value = method.reference('resource_id');
    const path = this.pathOf(value);
    if (path === undefined && !(value instanceof Unclear)) {
      method.unclear('resource_id', new Unclear('its path depends on a resource that is not here'));
    }
    return path === '' ? '/' : path;
  }

  /** Empty for the root. */
  private pathOf(id: Value | undefined): string | undefined {
    if (typeof id === 'string' && this.roots.has(id)) return '';
    if (id instanceof Attribute && id.block.type === apiTypes.rest && id.name === 'root_resource_id')
      return '';
    const block = this.context.identities.blockOf(id, resourceType);
    return block === undefined ? undefined : this.pathOfResource(block);
  }

  private pathOfResource(block: Block): string | undefined {
    if (this.known.has(block)) return this.known.get(block);
    // A resource that is above itself has no path.
    this.known.set(block, undefined);
    const above = nested(() => this.pathOf(block.attribute('parent_id')));
    const part = block.attribute('path_part');
    const path = typeof above !== 'string' || typeof part !== 'string' ? undefined : `${above}/${part}`;
    this.known.set(block, path);
    return path;
  }
}
