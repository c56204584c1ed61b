/**
 * Terraform compares every provider with the lock at the start of every command, which takes half a second for the 700 MB of the
 * AWS provider. Commands that read what Terraform keeps need none of that: `output` and `state` start no provider, and `show`
 * asks one for its schema alone, for a plan that the command before has made, which has just compared it. So these get a CLI
 * configuration that names the folders of the providers and has them taken as they are. Everything that reads from AWS or
 * changes it keeps the comparison.
 */
import { existsSync, readdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Host, namespace, type, version and platform: the folders of a provider below `.terraform/providers`. */
const levels = 5;

/** What a path must not hold to stand in quotes. */
const needsQuoting = /["\\$%]/;

/**
 * @param folder where Terraform runs, initialized
 * @returns the CLI configuration for such a command; undefined where it is not clear which providers the plan was made with, and
 *   Terraform has to find them
 */
export function checkedProvidersConfig(folder: string, env: NodeJS.ProcessEnv): string | undefined {
  const initialized = join(folder, '.terraform');
  if (!existsSync(initialized)) {
    return undefined;
  }
  // A preview runs in a folder of its own that links to this one, and is soon gone.
  const data = realpathSync(initialized);
  const root = join(data, 'providers');
  const packages = foldersBelow(root, levels);
  const sources = packages.map((path) => path.slice(0, levels - 2).join('/'));
  const isClear = packages.length > 0 && new Set(sources).size === sources.length;
  if (!isClear || needsQuoting.test(root) || overridesItself(env)) {
    return undefined;
  }
  const lines = packages.map((path, index) => `    "${sources[index] ?? ''}" = "${join(root, ...path)}"`);
  const text = ['provider_installation {', '  dev_overrides {', ...lines, '  }', '  direct {}', '}', ''].join(
    '\n',
  );
  return written(join(data, 'checked-providers.tfrc'), text);
}

function foldersBelow(folder: string, depth: number): string[][] {
  if (depth === 0) return [[]];
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.flatMap((name) => foldersBelow(join(folder, name), depth - 1).map((rest) => [name, ...rest]));
}

/** Somebody who develops a provider has plans made with another one than init has installed. */
function overridesItself(env: NodeJS.ProcessEnv): boolean {
  const named = env['TF_CLI_CONFIG_FILE'];
  const usual = ['.terraformrc', '.tofurc'].map((name) => join(homedir(), name));
  const files = (named === undefined ? usual : [named]).filter((file) => existsSync(file));
  return (
    env['TF_REATTACH_PROVIDERS'] !== undefined ||
    files.some((file) => readFileSync(file, 'utf8').includes('dev_overrides'))
  );
}

/** By rename: another command in this folder may read it right now. */
function written(file: string, text: string): string {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) {
    return file;
  }
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
  return file;
}
