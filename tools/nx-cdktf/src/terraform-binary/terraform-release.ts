/** The Terraform release that is fetched where none is installed. */
export const terraformRelease = '1.11.4';

/** Where releases are published; TERRAFORM_DOWNLOAD_URL names a copy with the same layout. */
export const releasesUrl = 'https://releases.hashicorp.com/terraform';

/** SHA-256 of the release's zip for each platform, as published with the release. */
const zipChecksums: Partial<Record<string, string>> = {
  linux_amd64: '1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc',
  linux_arm64: 'a43d1d0da9b9bab214a8305a39db0e40869572594ccf50c416a7756499143633',
  darwin_amd64: 'a56d5002b9f7647291faccc3dd1a70350e60fb61e4c45037629508b8fdc2575b',
  darwin_arm64: '867e0808fa971217043e25b7a792b10720c79b1546f8a68479b74f138be73e18',
};

export interface Release {
  readonly version: string;
  readonly platform: string;
  readonly checksum: string;
}

/** The pinned release for a platform; undefined where no checksum is known. */
export function releaseFor(platform: string): Release | undefined {
  const checksum = zipChecksums[platform];
  return checksum === undefined ? undefined : { version: terraformRelease, platform, checksum };
}
