/** The providers that a `.terraform.lock.hcl` pins; Terraform writes that file itself, always in the same shape. */
export interface LockedProvider {
  /** `registry.terraform.io/hashicorp/aws` */
  readonly address: string;
  /** `5.100.0` */
  readonly version: string;
}

const providerBlock = /^provider "([^"]+)" \{\s+version\s*=\s*"([^"]+)"/gm;

export function parseLockedProviders(lockText: string): LockedProvider[] {
  return [...lockText.matchAll(providerBlock)].map(([, address = '', version = '']) => ({
    address,
    version,
  }));
}
