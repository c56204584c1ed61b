/** The files of one folder, which Terraform reads as one configuration; override files change what the others say. */
import { isObject, labelled, labelledTwice, objectsAt, type Json } from './json-blocks';

export interface ConfigurationFile {
  /** Base name: `cdk.tf.json`. */
  readonly name: string;
  readonly json: Json;
}

export interface Configuration {
  readonly resources: readonly ConfiguredBlock[];
  readonly locals: ReadonlyMap<string, unknown>;
  readonly outputs: ReadonlyMap<string, Json>;
  readonly modules: readonly string[];
}

export interface ConfiguredBlock {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly body: Json;
}

export function mergeFiles(files: readonly ConfigurationFile[]): Configuration {
  const plain = files.filter((file) => !isOverride(file));
  const overrides = files.filter(isOverride).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const blocks = plain.flatMap(({ json }) => configuredBlocks(json));
  return {
    resources: overrides.flatMap(({ json }) => configuredBlocks(json)).reduce(overridden, blocks),
    locals: new Map([...plain, ...overrides].flatMap(({ json }) => labelled(json['locals']))),
    outputs: new Map(
      [...plain, ...overrides].flatMap(({ json }) =>
        labelled(json['output']).flatMap(([name, body]) =>
          objectsAt(body).map((output) => [name, output] as const),
        ),
      ),
    ),
    modules: files.flatMap(({ json }) => labelled(json['module']).map(([name]) => name)),
  };
}

function isOverride({ name }: ConfigurationFile): boolean {
  return /(?:^|_)override\.tf\.json$/.test(name);
}

function configuredBlocks(json: Json): ConfiguredBlock[] {
  const read = (mode: ConfiguredBlock['mode'], blocks: unknown) =>
    labelledTwice(blocks).map(([type, name, body]) => ({ mode, type, name, body }));
  return [...read('managed', json['resource']), ...read('data', json['data'])];
}

/** Attribute by attribute, as Terraform merges an override; nested blocks of a kind are replaced together. */
function overridden(blocks: readonly ConfiguredBlock[], change: ConfiguredBlock): ConfiguredBlock[] {
  const isSame = ({ mode, type, name }: ConfiguredBlock) =>
    mode === change.mode && type === change.type && name === change.name;
  return blocks.map((block) =>
    isSame(block) ? { ...block, body: { ...block.body, ...withLifecycle(block.body, change.body) } } : block,
  );
}

function withLifecycle(body: Json, change: Json): Json {
  const [before, after] = [body['lifecycle'], change['lifecycle']];
  return isObject(before) && isObject(after) ? { ...change, lifecycle: { ...before, ...after } } : change;
}
