/** Every block of a configuration with its instances; the same ones for whoever refers to them and for the document. */
import type { Lookup } from '../../expressions';
import type { Block } from '../block';
import { Unclear } from '../value';
import { instancesOf, type Instance } from './instances';
import { addressOf, type ConfiguredBlock } from './merge-files';

/** By key; by undefined a block that is neither counted nor for each of something. */
export type InstanceBlocks = ReadonlyMap<string | number | undefined, Block>;

/** Of one stack. More would cost this process its memory. */
const mostInstances = 50_000;

export class ExpandedBlocks {
  private readonly byAddress: ReadonlyMap<string, ConfiguredBlock>;
  private readonly expanded = new Map<ConfiguredBlock, InstanceBlocks | Unclear>();
  private count = 0;

  constructor(
    configured: readonly ConfiguredBlock[],
    /** What names stand for where there is no instance yet. */
    private readonly lookup: () => Lookup,
    private readonly block: (configured: ConfiguredBlock, instance: Instance) => Block,
  ) {
    this.byAddress = new Map(configured.map((block) => [addressOf(block), block]));
  }

  named(mode: Block['mode'], type: string, name: string): InstanceBlocks | Unclear | undefined {
    const configured = this.byAddress.get(addressOf({ mode, type, name }));
    return configured === undefined ? undefined : this.of(configured);
  }

  of(configured: ConfiguredBlock): InstanceBlocks | Unclear {
    const known = this.expanded.get(configured);
    if (known !== undefined) return known;
    this.expanded.set(configured, new Unclear('it refers to itself'));
    const expanded = this.expand(configured);
    this.expanded.set(configured, expanded);
    return expanded;
  }

  private expand(configured: ConfiguredBlock): InstanceBlocks | Unclear {
    const instances = instancesOf(configured.body, this.lookup());
    if (instances instanceof Unclear) return instances;
    this.count += instances.count;
    if (this.count > mostInstances) {
      return new Unclear(`its stack has more than ${mostInstances} instances of blocks`);
    }
    return new Map(instances.all().map((instance) => [instance.key, this.block(configured, instance)]));
  }
}
