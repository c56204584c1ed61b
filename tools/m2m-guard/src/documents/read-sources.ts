/** From what stands on a command line to sources: each file or folder is one stack. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ConfigurationSource } from './configuration/configuration-document';
import { isObject } from './configuration/json-blocks';
import { DocumentError } from './document';
import type { Source } from './open-documents';
import { isPlanJson, parsePlan } from './plan/parse-plan';
import { codeOf, readConfigurationJson, readJson } from './read-json';

/**
 * @throws DocumentError when something cannot be read, is neither Terraform JSON nor a plan, or two of them are one stack
 */
export function readSources(paths: readonly string[]): Source[] {
  const pathOf = new Map<string, string>();
  return paths.map((path) => {
    const source = isFolder(path) ? folderSource(path) : fileSource(path);
    const first = pathOf.get(source.stack);
    if (first !== undefined) {
      throw new DocumentError(
        `${path}: is the stack ${JSON.stringify(source.stack)}, as ${first} is; name each stack once`,
      );
    }
    pathOf.set(source.stack, path);
    return source;
  });
}

/** What cannot be asked is for the reader of files to complain about. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** All of a folder is one configuration, as for Terraform. */
function folderSource(folder: string): ConfigurationSource {
  const names = namesIn(folder);
  const files = names
    .filter((name) => name.endsWith('.tf.json'))
    .map((name) => ({ name, json: configurationIn(join(folder, name)) }));
  if (files.length === 0) {
    throw new DocumentError(
      `${folder}: no *.tf.json file in this folder; for HCL, pass the output of "terraform show -json <plan>"`,
    );
  }
  return {
    kind: 'configuration',
    stack: cdktfName(files.map(({ json }) => json)) ?? basename(resolve(folder)),
    files,
    unreadable: names.filter((name) => /\.(?:tf|tofu|tofu\.json)$/.test(name)),
  };
}

/** Files of editors and hidden ones are none of Terraform's. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !/^\.|~$|^#.*#$/.test(name))
      .sort();
  } catch (error) {
    throw new DocumentError(
      `${folder}: this folder cannot be read (${codeOf(error)}); allow it to be listed`,
    );
  }
}

function fileSource(file: string): Source {
  const json = file.endsWith('.tf.json') ? readConfigurationJson(file) : readJson(file);
  if (isPlanJson(json)) {
    return { kind: 'plan', stack: planName(file), plan: parsePlan(json, file) };
  }
  if (!file.endsWith('.tf.json')) {
    throw new DocumentError(
      `${file}: neither a plan nor Terraform JSON: it has no format_version, and its name does not end in .tf.json`,
    );
  }
  const configuration = requireObject(json, file);
  return {
    kind: 'configuration',
    stack: cdktfName([configuration]) ?? configurationName(file),
    files: [{ name: basename(file), json: configuration }],
  };
}

function configurationIn(file: string): Readonly<Record<string, unknown>> {
  return requireObject(readConfigurationJson(file), file);
}

function requireObject(json: unknown, file: string): Readonly<Record<string, unknown>> {
  if (isObject(json)) return json;
  throw new DocumentError(`${file}: expected a JSON object with blocks such as "resource"`);
}

/** cdktf writes the name of a stack into its JSON. */
function cdktfName(files: readonly Readonly<Record<string, unknown>>[]): string | undefined {
  for (const { '//': comment } of files) {
    const metadata = isObject(comment) ? comment['metadata'] : undefined;
    const name = isObject(metadata) ? metadata['stackName'] : undefined;
    if (typeof name === 'string' && name !== '') return name;
  }
  return undefined;
}

/** `stacks/api/main.tf.json` is the stack api; `api.tf.json` is too. */
function configurationName(file: string): string {
  const name = basename(file, '.tf.json');
  return ['main', 'cdk', 'config'].includes(name) ? basename(dirname(resolve(file))) : name;
}

/** `api/plan.json` is the plan of api; `api.json`, `api.plan.json` and `api.tfplan.json` are too. */
function planName(file: string): string {
  const name = basename(file).replace(/(?:[.-](?:tf)?plan)?\.json$/, '');
  return ['plan', 'tfplan'].includes(name) ? basename(dirname(resolve(file))) : name;
}
