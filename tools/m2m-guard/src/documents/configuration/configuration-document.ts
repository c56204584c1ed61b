/**
 * Terraform JSON, written or synthesized, as a document. Expressions are followed inside the stack here, and to other stacks
 * through the contract.
 */
import { evaluateJson, type Lookup } from '../../expressions';
import type { Block, Output, References } from '../block';
import type { Contract } from '../contract';
import type { Document, NotRead } from '../document';
import { once } from '../once';
import { Unclear, type Value } from '../value';
import { ConfigurationNames } from './configuration-names';
import {
  bareReferencesIn,
  configuredNames,
  constructPathOf,
  declaredIn,
  dynamicPart,
  lifecycleIn,
} from './configured-block';
import { ConfiguredReferences } from './configured-references';
import { ExpandedBlocks } from './expanded-blocks';
import type { Instance } from './instances';
import { objectsAt, own, type Json } from './json-blocks';
import {
  addressOf,
  mergeFiles,
  type Configuration,
  type ConfigurationFile,
  type ConfiguredBlock,
} from './merge-files';

export interface ConfigurationSource {
  readonly kind: 'configuration';
  readonly stack: string;
  readonly files: readonly ConfigurationFile[];
  /** Files of the same folder in a language that this tool does not read. */
  readonly unreadable?: readonly string[];
}

const dynamicBlock = new Unclear('it is made by a dynamic block');

export function configurationDocument(
  { stack, files, unreadable = [] }: ConfigurationSource,
  contract: Contract,
): Document {
  return new ConfigurationReader(stack, mergeFiles(files), contract).document(unreadable);
}

class ConfigurationReader {
  private readonly blocks: ExpandedBlocks;
  private readonly names: ConfigurationNames;
  private readonly references: ConfiguredReferences;
  /** By block of the configuration, not by instance: what they refer to is the same for all of them. */
  private readonly known = new Map<ConfiguredBlock, Map<string, References>>();

  constructor(
    private readonly stack: string,
    private readonly configuration: Configuration,
    contract: Contract,
  ) {
    this.blocks = new ExpandedBlocks(
      configuration.resources,
      () => this.names.lookup(),
      (configured, instance) => this.block(configured, instance),
    );
    this.names = new ConfigurationNames(configuration.locals, this.blocks, contract);
    this.references = new ConfiguredReferences(configuration.locals, this.blocks);
  }

  document(unreadable: readonly string[]): Document {
    const { resources, outputs } = this.configuration;
    const notRead = [...this.parts(unreadable)];
    const blocks = resources.flatMap((configured) => {
      const expanded = this.blocks.of(configured);
      if (!(expanded instanceof Unclear)) return [...expanded.values()];
      notRead.push({
        ...this.notRead(addressOf(configured), `cannot be followed: ${expanded.why}`),
        ...constructPathOf(configured),
      });
      return [];
    });
    return {
      stack: this.stack,
      kind: 'configuration',
      blocks,
      outputs: [...outputs].map(([name, body]) => this.output(name, body)),
      notRead,
    };
  }

  /** Parts of the stack that are known to be there, and nothing else about them. */
  private parts(unreadable: readonly string[]): NotRead[] {
    const { modules, malformed } = this.configuration;
    return [
      ...unreadable.map((file) =>
        this.notRead(file, 'is not Terraform JSON; check the plan of this stack instead'),
      ),
      ...modules.map((name) =>
        this.notRead(
          `module.${name}`,
          'is a module, whose content is not here; check the plan of this stack instead',
        ),
      ),
      ...malformed.map((address) =>
        this.notRead(address, 'is no block: expected an object, or a list of objects'),
      ),
    ];
  }

  private notRead(address: string, why: string): NotRead {
    return { stack: this.stack, address, why };
  }

  private block(configured: ConfiguredBlock, { suffix, names }: Instance): Block {
    const { mode, type, body } = configured;
    const lookup = this.names.lookup(names);
    return {
      stack: this.stack,
      address: addressOf(configured) + suffix,
      mode,
      type,
      attribute: once((name) =>
        dynamicPart(body, name).length > 0 ? dynamicBlock : valueOf(own(body, name), lookup),
      ),
      isSensitive: () => false,
      configured: configuredNames(body),
      references: (attribute) =>
        this.referencesOf(configured, attribute, () => [own(body, attribute), dynamicPart(body, attribute)]),
      // Modules are noted, and behind a variable stands no block.
      unfollowed: () => undefined,
      dependsOn: () =>
        this.referencesOf(configured, 'depends_on', () => [
          bareReferencesIn(own(body, 'depends_on')),
          own(body, 'count'),
          own(body, 'for_each'),
          replacedBy(body),
        ]),
      replacedBy: () => this.referencesOf(configured, 'lifecycle', () => replacedBy(body)),
      createBeforeDestroy: String(lifecycleIn(body, 'create_before_destroy')) === 'true',
      declared: declaredIn(body),
      // Last: an engine adds what follows a spread one by one.
      ...constructPathOf(configured),
    };
  }

  private referencesOf(configured: ConfiguredBlock, name: string, json: () => unknown): References {
    const known = this.known.get(configured) ?? new Map<string, References>();
    this.known.set(configured, known);
    const references = known.get(name) ?? this.references.of(json());
    known.set(name, references);
    return references;
  }

  private output(name: string, body: Json): Output {
    const lookup = this.names.lookup();
    const sensitive = evaluateJson(own(body, 'sensitive') ?? false, lookup);
    return {
      stack: this.stack,
      name,
      sensitive: sensitive === true || sensitive === 'true',
      value: () => evaluateJson(own(body, 'value') ?? null, lookup),
      references: () => this.references.of(own(body, 'value')),
    };
  }
}

/** Terraform takes null for absent. */
function valueOf(json: unknown, lookup: Lookup): Value | undefined {
  return json === undefined ? undefined : (evaluateJson(json, lookup) ?? undefined);
}

function replacedBy(body: Json): readonly string[] {
  return objectsAt(own(body, 'lifecycle')).flatMap((lifecycle) =>
    bareReferencesIn(own(lifecycle, 'replace_triggered_by')),
  );
}
