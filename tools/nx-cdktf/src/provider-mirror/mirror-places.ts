/**
 * Where a filesystem mirror of providers usually lies, best first. The folders are those that Terraform searches by itself,
 * plus `terraform.d/plugins` of the workspace (Terraform only looks for it in its working folder) and every folder one level
 * below /opt, where images and administrators put such things.
 */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export function mirrorPlaces(env: NodeJS.ProcessEnv, workspaceRoot: string): string[] {
  return [
    join(workspaceRoot, 'terraform.d', 'plugins'),
    ...userPlaces(env),
    ...systemPlaces(env),
    ...belowOpt(),
  ];
}

export function homeFolder(env: NodeJS.ProcessEnv): string {
  return env['HOME'] ?? homedir();
}

function userPlaces(env: NodeJS.ProcessEnv): string[] {
  const home = homeFolder(env);
  const dataHome = env['XDG_DATA_HOME'] ?? join(home, '.local', 'share');
  return [
    join(home, '.terraform.d', 'plugins'),
    join(dataHome, 'terraform', 'plugins'),
    join(home, 'Library', 'Application Support', 'io.terraform', 'plugins'),
  ];
}

function systemPlaces(env: NodeJS.ProcessEnv): string[] {
  const dataFolders = (env['XDG_DATA_DIRS'] ?? '/usr/local/share:/usr/share')
    .split(delimiter)
    .filter(Boolean);
  return [
    ...dataFolders.map((folder) => join(folder, 'terraform', 'plugins')),
    '/Library/Application Support/io.terraform/plugins',
  ];
}

function belowOpt(): string[] {
  try {
    return readdirSync('/opt')
      .sort()
      .map((name) => join('/opt', name));
  } catch {
    return [];
  }
}
