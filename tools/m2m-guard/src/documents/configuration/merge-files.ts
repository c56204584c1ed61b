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
  /** Addresses of what should be a block and is none. */
  readonly malformed: readonly string[];
}

export interface ConfiguredBlock {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly body: Json;
}

export function mergeFiles(files: readonly ConfigurationFile[]): Configuration {
  const malformed = new Set<string>();
  const plain = files.filter((file) => !isOverride(file)).map(({ json }) => json);
  const overrides = files
    .filter(isOverride)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ json }) => json);
  const all = [...plain, ...overrides];
  const at = (keyword: string) => (json: Json) => labelled(json[keyword], () => malformed.add(keyword));
  return {
    resources: overridden(
      plain.flatMap((json) => configuredBlocks(json, malformed)),
      overrides.flatMap((json) => configuredBlocks(json, malformed)),
    ),
    locals: new Map(all.flatMap(at('locals'))),
    outputs: mergedOutputs(all.flatMap(at('output')), malformed),
    modules: [...new Set(all.flatMap(at('module')).map(([name]) => name))],
    malformed: [...malformed],
  };
}

function isOverride({ name }: ConfigurationFile): boolean {
  return /(?:^|_)override\.tf\.json$/.test(name);
}

function configuredBlocks(json: Json, malformed: Set<string>): ConfiguredBlock[] {
  const read = (mode: ConfiguredBlock['mode'], keyword: string) =>
    labelledTwice(json[keyword], (labels) => malformed.add([keyword, ...labels].join('.'))).map(
      ([type, name, body]) => ({ mode, type, name, body }),
    );
  return [...read('managed', 'resource'), ...read('data', 'data')];
}

/** Attribute by attribute, as Terraform merges an override; nested blocks of a kind are replaced together. */
function overridden(
  blocks: readonly ConfiguredBlock[],
  changes: readonly ConfiguredBlock[],
): ConfiguredBlock[] {
  const byAddress = new Map<string, ConfiguredBlock[]>();
  for (const change of changes) {
    const address = addressOf(change);
    byAddress.set(address, [...(byAddress.get(address) ?? []), change]);
  }
  return blocks.map((block) =>
    (byAddress.get(addressOf(block)) ?? []).reduce(
      (merged, { body }) => ({ ...merged, body: mergedBody(merged.body, body) }),
      block,
    ),
  );
}

function mergedOutputs(
  outputs: readonly (readonly [name: string, body: unknown])[],
  malformed: Set<string>,
): Map<string, Json> {
  const merged = new Map<string, Json>();
  for (const [name, body] of outputs) {
    for (const output of objectsAt(body, () => malformed.add(`output.${name}`))) {
      merged.set(name, mergedBody(merged.get(name) ?? {}, output));
    }
  }
  return merged;
}

/** Two parts are merged in themselves: the lifecycle, and the comment, in which cdktf says where the construct stands. */
function mergedBody(body: Json, change: Json): Json {
  const both = (name: string) => {
    const [before, after] = [body[name], change[name]];
    return isObject(before) && isObject(after) ? { [name]: { ...before, ...after } } : {};
  };
  return { ...body, ...change, ...both('lifecycle'), ...both('//') };
}

export function addressOf({ mode, type, name }: Omit<ConfiguredBlock, 'body'>): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}
