/**
 * Fetches the pinned Terraform into `.terraform-bin/<version>/` of the workspace.
 *
 * The checksum is compared before anything is unpacked, and the binary appears by rename: an interrupted or poisoned
 * download leaves nothing that a later run would take for Terraform.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { StackError } from '../stack-error';
import { download, withoutCredentials, type DownloadProgress } from './download';
import { terraformPlatform } from './platform';
import { releaseFor, releasesUrl, terraformRelease, type Release } from './terraform-release';

export interface TerraformFetch {
  readonly env: NodeJS.ProcessEnv;
  readonly workspaceRoot: string;
  readonly say: (line: string) => void;
}

/** Path of the fetched binary; it is downloaded only when it is not there yet. */
export async function fetchTerraform(
  { env, workspaceRoot, say }: TerraformFetch,
  platform = terraformPlatform(),
  release = releaseFor(platform),
): Promise<string> {
  if (release === undefined) {
    throw new StackError(
      `terraform is not on PATH, and none can be fetched for ${platform}: no checksum of Terraform ${terraformRelease} is known for it. ` +
        'Install Terraform 1.11 or newer, or set TERRAFORM_BINARY',
      2,
    );
  }
  const folder = join(workspaceRoot, '.terraform-bin', release.version);
  const binary = join(folder, process.platform === 'win32' ? 'terraform.exe' : 'terraform');
  if (!existsSync(binary)) {
    const zip = await downloadRelease(release, releaseUrl(env, release), say);
    mkdirSync(folder, { recursive: true });
    placeBinary(binary, zip);
  }
  return binary;
}

function releaseUrl(env: NodeJS.ProcessEnv, { version, platform }: Release): URL {
  const base = env['TERRAFORM_DOWNLOAD_URL'] ?? releasesUrl;
  const url = `${base.replace(/\/+$/, '')}/${version}/terraform_${version}_${platform}.zip`;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StackError(
      'TERRAFORM_DOWNLOAD_URL: expected an http or https URL such as "https://mirror.example.com/terraform"',
      2,
    );
  }
  return new URL(url);
}

async function downloadRelease(release: Release, url: URL, say: (line: string) => void): Promise<Buffer> {
  const shown = withoutCredentials(url).href;
  say(`terraform is not on PATH; fetching Terraform ${release.version} from ${shown}`);
  const zip = await download(url, quarters(say)).catch((error: unknown) => {
    throw new StackError(
      `${shown}: Terraform ${release.version} could not be fetched (${(error as Error).message}); ` +
        'install Terraform 1.11 or newer, or name a reachable copy of the releases with TERRAFORM_DOWNLOAD_URL',
      2,
    );
  });
  const received = createHash('sha256').update(zip).digest('hex');
  if (received !== release.checksum) {
    throw new StackError(
      `${shown}: the file is not Terraform ${release.version} for ${release.platform}: expected SHA-256 ${release.checksum}; received ${received}. ` +
        'Nothing was kept; check TERRAFORM_DOWNLOAD_URL and the network between, or install Terraform 1.11 or newer',
      2,
    );
  }
  return zip;
}

/** One line for each quarter of the download, so that a slow network is seen to be moving. */
function quarters(say: (line: string) => void): (progress: DownloadProgress) => void {
  let said = 0;
  return ({ receivedBytes, totalBytes }) => {
    const quarter = totalBytes === undefined ? 0 : Math.floor((4 * receivedBytes) / totalBytes);
    if (totalBytes !== undefined && quarter > said) {
      said = quarter;
      say(`  ${quarter * 25} % of ${(totalBytes / 1e6).toFixed(1)} MB`);
    }
  };
}

function placeBinary(binary: string, zip: Buffer): void {
  const [name = ''] = binary.split(/[/\\]/).slice(-1);
  const content = unzipSync(zip, { filter: (file) => file.name === name })[name];
  if (content === undefined) {
    throw new StackError(
      `${binary}: the release holds no file called ${JSON.stringify(name)}; install Terraform 1.11 or newer`,
      2,
    );
  }
  const unfinished = `${binary}.${process.pid}`;
  writeFileSync(unfinished, content, { mode: 0o755 });
  renameSync(unfinished, binary);
}
