/**
 * The Terraform JSON of a stack as cdktf-cli has to find it: the same resources, with the backend adapted to where
 * cdktf-cli runs Terraform and to nobody passing `-backend-config` there.
 */
import { posix, relative, resolve, sep } from 'node:path';

interface TerraformJson {
  readonly terraform?: { readonly backend?: { readonly local?: LocalBackend; readonly s3?: object } };
}

interface LocalBackend {
  readonly path?: string;
}

export interface CliStackPlace {
  /** Folder that the backend's relative path is meant for. */
  readonly workingFolder: string;
  /** Folder in which cdktf-cli runs Terraform. */
  readonly cliFolder: string;
  /** The stage has an endpoint of its own, where buckets have no host names. */
  readonly hasEndpoint: boolean;
}

export function adaptToCli(synthesized: string, place: CliStackPlace): string {
  const json = JSON.parse(synthesized) as TerraformJson;
  const { local, s3 } = json.terraform?.backend ?? {};
  const backend = {
    ...(local && { local: { ...local, ...(local.path && { path: movedPath(local.path, place) }) } }),
    ...(s3 && { s3: { ...s3, ...(place.hasEndpoint && { use_path_style: true }) } }),
  };
  return `${JSON.stringify({ ...json, terraform: { ...json.terraform, backend } }, undefined, 2)}\n`;
}

/** The state must stay the same file: two states of one stack would make two of everything. */
function movedPath(path: string, { workingFolder, cliFolder }: CliStackPlace): string {
  return relative(cliFolder, resolve(workingFolder, path)).split(sep).join(posix.sep);
}
