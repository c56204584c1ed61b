/**
 * Which terraform to run: the one that TERRAFORM_BINARY names, else the one on PATH, else one that is fetched once, in a
 * pinned version with a pinned checksum, and kept in the workspace.
 */
import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { StackError } from '../stack-error';
import { fetchTerraform } from './fetch-terraform';
import { knownVersion } from './known-version';
import { checkVersion, parseVersionOutput, type TerraformVersion } from './terraform-version';

export interface TerraformBinary extends TerraformVersion {
  /** Absolute path. */
  readonly path: string;
}

export interface TerraformSearch {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute path; a fetched binary is kept in its `.terraform-bin/`, and so is the version of any. */
  readonly workspaceRoot: string;
  /** Receives progress lines while a binary is fetched. */
  readonly say: (line: string) => void;
}

/**
 * The terraform to run, checked to start and to be new enough.
 *
 * @throws StackError with exit code 2 when there is none, it does not run, it is too old, or it cannot be fetched
 */
export async function locateTerraform(search: TerraformSearch): Promise<TerraformBinary> {
  const path =
    fromVariable(search.env) ?? findOnPath('terraform', search.env) ?? (await fetchTerraform(search));
  const version = await knownVersion(path, search.workspaceRoot, () => askVersion(path, search.env));
  checkVersion(path, version);
  return { path, ...version };
}

function fromVariable(env: NodeJS.ProcessEnv): string | undefined {
  const named = env['TERRAFORM_BINARY'];
  if (!named) {
    return undefined;
  }
  const path = /[/\\]/.test(named) ? resolve(named) : findOnPath(named, env);
  if (path === undefined || !isExecutable(path)) {
    throw new StackError(
      `TERRAFORM_BINARY: expected the path of an executable, or its name on PATH; received ${JSON.stringify(named)}, which is not there. ` +
        'Correct it, or unset it to use the terraform on PATH',
      2,
    );
  }
  return path;
}

function findOnPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((file) => resolve(join(folder, file))))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function askVersion(path: string, env: NodeJS.ProcessEnv): Promise<TerraformVersion> {
  const version = parseVersionOutput(await versionOutput(path, env));
  if (version === undefined) {
    throw new StackError(
      `${path}: "version" printed neither a Terraform nor an OpenTofu version, so this is another program; ` +
        'set TERRAFORM_BINARY to a terraform or tofu binary',
      2,
    );
  }
  return version;
}

async function versionOutput(path: string, env: NodeJS.ProcessEnv): Promise<string> {
  try {
    // Without CHECKPOINT_DISABLE the command asks the network whether a newer version exists.
    const options = { env: { ...env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '' }, timeout: 30_000 };
    return (await promisify(execFile)(path, ['version'], options)).stdout;
  } catch (error) {
    throw new StackError(
      `${path}: cannot be run (${startFailure(error as NodeJS.ErrnoException & { killed?: boolean })}); ` +
        'install Terraform again, or set TERRAFORM_BINARY to a working one',
      2,
    );
  }
}

function startFailure({ code, killed }: { code?: string | number; killed?: boolean }): string {
  return killed ? 'no answer to "version" within 30 s' : `"version" ended with ${code ?? 'a signal'}`;
}
