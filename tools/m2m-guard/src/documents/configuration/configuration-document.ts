/**
 * Terraform JSON, written or synthesized, as a document. Expressions are followed inside the stack here, and to other stacks
 * through the contract.
 */
import {
  evaluateJson,
  parseTemplate,
  traversalsOf,
  valueAt,
  type Lookup,
  type Traversal,
} from '../../expressions';
import { attributeOf } from '../attribute-of';
import type { Block, Output, Reference } from '../block';
import type { Contract } from '../contract';
import type { Document, NotRead } from '../document';
import { once } from '../once';
import { Unclear, type Value } from '../value';
import {
  addressOf,
  configuredNames,
  constructPathOf,
  declaredIn,
  isDynamic,
  lifecycleIn,
  stringsIn,
} from './configured-block';
import { instancesOf, type Instance } from './instances';
import type { Json } from './json-blocks';
import { mergeFiles, type Configuration, type ConfigurationFile, type ConfiguredBlock } from './merge-files';

export interface ConfigurationSource {
  readonly kind: 'configuration';
  readonly stack: string;
  readonly files: readonly ConfigurationFile[];
  /** Files of the same folder in a language that this tool does not read. */
  readonly unreadable?: readonly string[];
}

interface ExpandedBlock {
  /** Of the instance; undefined for a block that is neither counted nor for each of something. */
  readonly key: string | number | undefined;
  readonly block: Block;
}

const dynamicBlock = new Unclear('it is made by a dynamic block');
const noInstance: Instance = { suffix: '', names: {} };

export function configurationDocument(source: ConfigurationSource, contract: Contract): Document {
  return new ConfigurationReader(source.stack, mergeFiles(source.files), contract).document(
    source.unreadable ?? [],
  );
}

class ConfigurationReader {
  private readonly byAddress: ReadonlyMap<string, ConfiguredBlock>;
  private readonly expanded = new Map<string, readonly ExpandedBlock[] | Unclear>();
  private readonly localValue = once((name) => this.local(name));

  constructor(
    private readonly stack: string,
    private readonly configuration: Configuration,
    private readonly contract: Contract,
  ) {
    this.byAddress = new Map(configuration.resources.map((block) => [addressOf(block), block]));
  }

  document(unreadable: readonly string[]): Document {
    const { resources, outputs, modules } = this.configuration;
    const notRead: NotRead[] = [
      ...unreadable.map((file) =>
        this.notRead(file, 'is not Terraform JSON; check the plan of this stack instead'),
      ),
      ...modules.map((name) =>
        this.notRead(
          `module.${name}`,
          'is a module, whose content is not here; check the plan of this stack instead',
        ),
      ),
    ];
    const blocks = resources.flatMap((configured) => {
      const expanded = this.expand(configured);
      if (expanded instanceof Unclear) {
        notRead.push({
          ...this.notRead(addressOf(configured), `cannot be followed: ${expanded.why}`),
          ...constructPathOf(configured),
        });
        return [];
      }
      return expanded.map(({ block }) => block);
    });
    return {
      stack: this.stack,
      kind: 'configuration',
      blocks,
      outputs: [...outputs].map(([name, body]) => this.output(name, body)),
      notRead,
    };
  }

  private notRead(address: string, why: string): NotRead {
    return { stack: this.stack, address, why };
  }

  /** Once per block: a reference to it and the document itself must mean the same instances. */
  private expand(configured: ConfiguredBlock): readonly ExpandedBlock[] | Unclear {
    const address = addressOf(configured);
    const known = this.expanded.get(address);
    if (known !== undefined) return known;
    this.expanded.set(address, new Unclear('it refers to itself'));
    const instances = instancesOf(configured.body, this.lookupIn(noInstance));
    const blocks =
      instances instanceof Unclear
        ? instances
        : instances.map((instance) => ({ key: instance.key, block: this.block(configured, instance) }));
    this.expanded.set(address, blocks);
    return blocks;
  }

  private block(configured: ConfiguredBlock, instance: Instance): Block {
    const { mode, type, body } = configured;
    const lookup = this.lookupIn(instance);
    return {
      stack: this.stack,
      address: addressOf(configured) + instance.suffix,
      mode,
      type,
      ...constructPathOf(configured),
      attribute: once((name) => (isDynamic(body, name) ? dynamicBlock : valueOf(body[name], lookup))),
      configured: configuredNames(body),
      references: (attribute) => this.referencesOf(body[attribute]),
      dependsOn: () => [
        ...this.referencesOfNames(body['depends_on']),
        ...this.referencesOfNames(lifecycleIn(body, 'replace_triggered_by')),
      ],
      replacedBy: () => this.referencesOfNames(lifecycleIn(body, 'replace_triggered_by')),
      createBeforeDestroy: String(lifecycleIn(body, 'create_before_destroy')) === 'true',
      declared: declaredIn(body),
    };
  }

  private output(name: string, body: Json): Output {
    const lookup = this.lookupIn(noInstance);
    return {
      stack: this.stack,
      name,
      sensitive: body['sensitive'] === true,
      value: () => evaluateJson(body['value'] ?? null, lookup),
      references: () => this.referencesOf(body['value']),
    };
  }

  private lookupIn({ names }: Instance): Lookup {
    return ({ root, steps }, evaluateStep) => {
      const values = steps.map(evaluateStep);
      const [first, ...rest] = values;
      if (Object.hasOwn(names, root)) return valueAt(names[root] ?? null, values);
      switch (root) {
        case 'local':
          return valueAt(
            this.localValue(String(first)) ?? new Unclear('it depends on a local that is not there'),
            rest,
          );
        case 'var':
          return new Unclear(`it depends on var.${String(first)}, which is decided when Terraform runs`);
        case 'data':
          return this.attribute('data', String(first), rest);
        case 'module':
        case 'each':
        case 'count':
        case 'path':
        case 'self':
        case 'terraform':
          return new Unclear(`it depends on ${root}.${String(first)}, which is not known here`);
        default:
          return this.attribute('managed', root, values);
      }
    };
  }

  private local(name: string): Value | undefined {
    const json = this.configuration.locals.get(name);
    return json === undefined ? undefined : evaluateJson(json, this.lookupIn(noInstance));
  }

  /** @param steps name of the block, key of the instance if there is one, attribute, and what is asked of it */
  private attribute(mode: Block['mode'], type: string, [name, ...steps]: readonly Value[]): Value {
    const expanded = this.blocksNamed(mode, type, String(name));
    if (expanded === undefined) return new Unclear('it refers to a block that is not there');
    if (expanded instanceof Unclear) return expanded;
    const [first] = expanded;
    if (expanded.length === 1 && first !== undefined && first.key === undefined) {
      return attributeOf(first.block, steps, this.contract);
    }
    const [key, ...rest] = steps;
    const instance = expanded.find((one) => one.key === key);
    return instance === undefined
      ? new Unclear('it refers to an instance that is not there, or to all of them')
      : attributeOf(instance.block, rest, this.contract);
  }

  private blocksNamed(
    mode: Block['mode'],
    type: string,
    name: string,
  ): readonly ExpandedBlock[] | Unclear | undefined {
    const configured = this.byAddress.get(addressOf({ mode, type, name }));
    return configured === undefined ? undefined : this.expand(configured);
  }

  /** Names that stand without `${}`. */
  private referencesOfNames(json: unknown): Reference[] {
    return stringsIn(json).flatMap((name) => this.referencesOf(name.startsWith('${') ? name : `\${${name}}`));
  }

  private referencesOf(json: unknown, seen: ReadonlySet<string> = new Set()): Reference[] {
    return stringsIn(json)
      .flatMap((text) => traversalsOf(parseTemplate(text)))
      .flatMap((traversal) => this.referencesOfTraversal(traversal, seen));
  }

  /** Names without meaning (the variables of a `for`) refer to nothing. All instances of a block count as one. */
  private referencesOfTraversal({ root, steps }: Traversal, seen: ReadonlySet<string>): Reference[] {
    const names = steps.filter((step) => typeof step === 'string');
    if (root === 'local') {
      const name = names[0] ?? '';
      return seen.has(name)
        ? []
        : this.referencesOf(this.configuration.locals.get(name), new Set([...seen, name]));
    }
    const [type = '', name = '', attribute] = root === 'data' ? names : [root, ...names];
    const expanded = this.blocksNamed(root === 'data' ? 'data' : 'managed', type, name);
    return expanded === undefined || expanded instanceof Unclear
      ? []
      : expanded.map(({ block }) => ({ block, attribute }));
  }
}

/** Terraform takes null for absent. */
function valueOf(json: unknown, lookup: Lookup): Value | undefined {
  return json === undefined ? undefined : (evaluateJson(json, lookup) ?? undefined);
}
