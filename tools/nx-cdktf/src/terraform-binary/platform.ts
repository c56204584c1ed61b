/** The name that Terraform's releases and provider mirrors give to the machine it runs on, such as `linux_amd64`. */
const systems: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };
const processors: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', ia32: '386' };

export function terraformPlatform(platform = process.platform, arch = process.arch): string {
  return `${systems[platform] ?? platform}_${processors[arch] ?? arch}`;
}
