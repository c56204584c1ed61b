/** The blocks of a plan by the address that expressions name them by, which is that of the configuration. */
import type { Block } from '../block';
import { moduleAddressOf, withoutKeys, within } from './module-index';

export type Key = string | number | undefined;

export class PlanBlocks {
  /** By address without the key of the block itself, but with those of its modules. */
  private readonly instances = new Map<string, Map<Key, Block>>();
  private readonly configured = new Map<string, Block[]>();

  add(block: Block, key: Key): void {
    const module = moduleAddressOf(block.address);
    const inModule = withoutKeys(block.address.slice(module === '' ? 0 : module.length + 1));
    const address = within(module, inModule);
    const instances = this.instances.get(address) ?? new Map<Key, Block>();
    this.instances.set(address, instances.set(key, block));
    const everywhere = this.configured.get(withoutKeys(block.address));
    if (everywhere === undefined) this.configured.set(withoutKeys(block.address), [block]);
    else everywhere.push(block);
  }

  /** Instances of a block in one instance of its module. */
  instancesOf(address: string): ReadonlyMap<Key, Block> {
    return this.instances.get(address) ?? new Map();
  }

  /** Every instance of a block in every instance of its module. */
  everywhere(configuredAddress: string): readonly Block[] {
    return this.configured.get(configuredAddress) ?? [];
  }
}
