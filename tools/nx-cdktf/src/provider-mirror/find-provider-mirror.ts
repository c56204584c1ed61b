/**
 * Finds a filesystem mirror that can serve `terraform init` without the registry.
 *
 * A mirror counts only when it holds every provider of the lock file, in the locked version, for this machine. Then
 * `terraform init -plugin-dir=<mirror>` needs no network at all and the user's own CLI configuration stays in force.
 * In every other case Terraform asks the registry, as it always does: a mirror that happens to lie around can never
 * break a machine that reaches it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StackError } from '../stack-error';
import { terraformPlatform } from '../terraform-binary/platform';
import { parseLockedProviders, type LockedProvider } from './locked-providers';
import { homeFolder, mirrorPlaces } from './mirror-places';

export interface ProviderMirrorSearch {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Absolute path of the `.terraform.lock.hcl` that init will use. */
  readonly lockFile: string;
  /** Folders to search instead of the usual places; the variable TERRAFORM_PROVIDER_MIRROR still comes first. */
  readonly places?: readonly string[];
}

/**
 * The folder to pass as `terraform init -plugin-dir=<folder>`; undefined when Terraform shall find providers by itself.
 *
 * @throws StackError when TERRAFORM_PROVIDER_MIRROR names a folder that cannot serve the lock file
 */
export function findProviderMirror(search: ProviderMirrorSearch): string | undefined {
  const { env, workspaceRoot, lockFile } = search;
  const locked = parseLockedProviders(readFileSync(lockFile, 'utf8'));
  const named = env['TERRAFORM_PROVIDER_MIRROR'];
  if (named) {
    return requireProviders(named, locked);
  }
  if (locked.length === 0 || userChoseInstallation(env)) {
    return undefined;
  }
  const places = search.places ?? mirrorPlaces(env, workspaceRoot);
  return places.find((place) => locked.every((provider) => holds(place, provider)));
}

function requireProviders(mirror: string, locked: readonly LockedProvider[]): string {
  const missing = locked.find((provider) => !holds(mirror, provider));
  if (missing !== undefined) {
    throw new StackError(
      `TERRAFORM_PROVIDER_MIRROR: ${mirror} does not hold ${missing.address} ${missing.version} for ${terraformPlatform()}; ` +
        `expected ${mirror}/${missing.address}/${missing.version}/${terraformPlatform()}; ` +
        `fill it with "terraform providers mirror", or unset the variable to use the registry`,
      2,
    );
  }
  return mirror;
}

/** A mirror holds a provider unpacked (`<version>/<platform>/`) or as the zip of its release. */
function holds(mirror: string, { address, version }: LockedProvider): boolean {
  const folder = join(mirror, address);
  const archive = `terraform-provider-${basename(address)}_${version}_${terraformPlatform()}.zip`;
  return existsSync(join(folder, version, terraformPlatform())) || existsSync(join(folder, archive));
}

/** Somebody who wrote a `provider_installation` knows where providers come from on that machine. */
function userChoseInstallation(env: NodeJS.ProcessEnv): boolean {
  return cliConfigFiles(env).some((file) => /^\s*provider_installation\b/m.test(readFileSync(file, 'utf8')));
}

/** The CLI configuration files that Terraform reads: the one of TF_CLI_CONFIG_FILE alone, or those of the home folder. */
function cliConfigFiles(env: NodeJS.ProcessEnv): string[] {
  const named = env['TF_CLI_CONFIG_FILE'];
  if (named && existsSync(named)) {
    return [named];
  }
  const main = join(homeFolder(env), '.terraformrc');
  const folder = join(homeFolder(env), '.terraform.d');
  const more = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tfrc')) : [];
  return [main, ...more.map((name) => join(folder, name))].filter((file) => existsSync(file));
}
