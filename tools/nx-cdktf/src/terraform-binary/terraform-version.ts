/** What `version` says about a binary, and whether that is new enough. */
import { StackError } from '../stack-error';

export interface TerraformVersion {
  /** `1.11.4` */
  readonly version: string;
  readonly flavour: 'terraform' | 'opentofu';
}

/** The first versions that lock state in S3 without DynamoDB (`use_lockfile`) as a finished feature. */
const minimum = {
  terraform: { name: 'Terraform', major: 1, minor: 11 },
  opentofu: { name: 'OpenTofu', major: 1, minor: 10 },
} as const;

export function parseVersionOutput(output: string): TerraformVersion | undefined {
  const [, product, version] = /^(Terraform|OpenTofu) v(\d+\.\d+\.\d+\S*)/m.exec(output) ?? [];
  if (product === undefined || version === undefined) {
    return undefined;
  }
  return { version, flavour: product === 'Terraform' ? 'terraform' : 'opentofu' };
}

/** @throws StackError when the binary is too old to lock its state */
export function checkVersion(path: string, { version, flavour }: TerraformVersion): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const needed = minimum[flavour];
  if (major < needed.major || (major === needed.major && minor < needed.minor)) {
    throw new StackError(
      `${path}: ${needed.name} ${version} is too old; ${needed.major}.${needed.minor} or newer is needed, because older ones cannot lock state in S3. ` +
        'Upgrade it, or set TERRAFORM_BINARY to a newer one',
      2,
    );
  }
}
