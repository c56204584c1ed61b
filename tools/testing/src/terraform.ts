/** The real terraform, for makers of fixtures: what the tools of this workspace start has its own owner in nx-cdktf. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface TerraformEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Whatever the end is; the caller says which one it is content with. */
export function tryTerraform(
  folder: string,
  command: readonly string[],
  more: NodeJS.ProcessEnv = {},
): TerraformEnd {
  const env: NodeJS.ProcessEnv = { ...process.env, ...more, TF_IN_AUTOMATION: '1', TF_CLI_ARGS: '-no-color' };
  // Terraform warns at length about a configuration file that is not there.
  if (!existsSync(env['TF_CLI_CONFIG_FILE'] ?? '')) delete env['TF_CLI_CONFIG_FILE'];
  return spawnSync('terraform', command, { cwd: folder, env, encoding: 'utf8', maxBuffer: 100_000_000 });
}

/** @throws Error with the words of Terraform when it fails */
export function terraform(folder: string, command: readonly string[], more: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = tryTerraform(folder, command, more);
  if (status !== 0) throw new Error(`terraform ${command.join(' ')}: ${stderr}`);
  return stdout;
}

/** What `init` takes to find the AWS provider in a folder one level below /opt; nothing: terraform asks the registry. */
export function providerMirror(): string[] {
  const folders = existsSync('/opt') ? readdirSync('/opt').map((name) => join('/opt', name)) : [];
  const mirror = folders.find((folder) => existsSync(join(folder, 'registry.terraform.io/hashicorp/aws')));
  return mirror === undefined ? [] : [`-plugin-dir=${mirror}`];
}
