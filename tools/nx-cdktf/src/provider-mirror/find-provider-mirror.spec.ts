import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles, writeWorkspace } from '../spec-support/written-workspace';
import { terraformPlatform } from '../terraform-binary';
import { findProviderMirror } from '.';

const aws = 'registry.terraform.io/hashicorp/aws';
const random = 'registry.terraform.io/hashicorp/random';
const lockOf = (...addresses: string[]) =>
  addresses.map((address) => `provider "${address}" {\n  version     = "5.100.0"\n}\n`).join('\n');

/** A folder that holds providers unpacked. */
function mirrorWith(...packages: string[]): string {
  const folder = writeWorkspace({});
  for (const provider of packages) {
    mkdirSync(join(folder, provider), { recursive: true });
  }
  return folder;
}

const unpacked = (address: string, version = '5.100.0', platform = terraformPlatform()) =>
  `${address}/${version}/${platform}`;

function find(options: {
  places?: string[];
  env?: NodeJS.ProcessEnv;
  lock?: string;
  workspaceRoot?: string;
}) {
  const folder = writeWorkspace({ 'lock.hcl': options.lock ?? lockOf(aws) });
  return findProviderMirror({
    env: { HOME: folder, XDG_DATA_DIRS: folder, ...options.env },
    workspaceRoot: options.workspaceRoot ?? folder,
    lockFile: join(folder, 'lock.hcl'),
    ...(options.places && { places: options.places }),
  });
}

describe('the provider mirror', () => {
  it('is the first place that holds the locked provider for this machine', () => {
    const [empty, full] = [mirrorWith(), mirrorWith(unpacked(aws))];
    expect(find({ places: [empty, '/nowhere', full] })).toBe(full);
  });

  it('may hold the provider as the zip of its release', () => {
    const folder = writeWorkspace({});
    writeFiles(folder, { [`${aws}/terraform-provider-aws_5.100.0_${terraformPlatform()}.zip`]: 'zip' });
    expect(find({ places: [folder] })).toBe(folder);
  });

  it.each([
    ['another version', unpacked(aws, '5.99.0')],
    ['another platform', unpacked(aws, '5.100.0', 'plan9_mips')],
    ['another provider', unpacked(random)],
  ])('is not a place that holds %s', (_what, provider) => {
    expect(find({ places: [mirrorWith(provider)] })).toBeUndefined();
  });

  it('is not a place that holds some of the locked providers only, because the registry is asked for none then', () => {
    const lock = lockOf(aws, random);
    const [part, whole] = [mirrorWith(unpacked(aws)), mirrorWith(unpacked(aws), unpacked(random))];
    expect([find({ lock, places: [part] }), find({ lock, places: [part, whole] })]).toEqual([
      undefined,
      whole,
    ]);
  });

  it('is found in terraform.d/plugins of the workspace and of the user, and in the data folders', () => {
    const usual = (folder: string) => [
      find({ workspaceRoot: folder, places: undefined }),
      find({ env: { HOME: folder } }),
      find({ env: { XDG_DATA_HOME: folder } }),
      find({ env: { XDG_DATA_DIRS: folder } }),
    ];
    const folder = mirrorWith(
      `terraform.d/plugins/${unpacked(aws)}`,
      `.terraform.d/plugins/${unpacked(aws)}`,
      `terraform/plugins/${unpacked(aws)}`,
    );
    expect(usual(folder)).toEqual([
      join(folder, 'terraform.d/plugins'),
      join(folder, '.terraform.d/plugins'),
      join(folder, 'terraform/plugins'),
      join(folder, 'terraform/plugins'),
    ]);
  });

  it.each(['.terraformrc', '.terraform.d/own.tfrc'])(
    'is left to a user whose %s says where providers come from',
    (file) => {
      const home = writeWorkspace({ [file]: 'provider_installation {\n  direct {}\n}\n' });
      expect(find({ env: { HOME: home }, places: [mirrorWith(unpacked(aws))] })).toBeUndefined();
    },
  );

  it('is left to a user whose TF_CLI_CONFIG_FILE says where providers come from', () => {
    const config = join(writeWorkspace({ rc: ' provider_installation {}' }), 'rc');
    expect(
      find({ env: { TF_CLI_CONFIG_FILE: config }, places: [mirrorWith(unpacked(aws))] }),
    ).toBeUndefined();
  });

  it('is searched when the configuration of the user speaks of other things, or is not there', () => {
    const mirror = mirrorWith(unpacked(aws));
    const home = writeWorkspace({ '.terraformrc': 'plugin_cache_dir = "x"\n# provider_installation\n' });
    expect(find({ env: { HOME: home, TF_CLI_CONFIG_FILE: '/nowhere' }, places: [mirror] })).toBe(mirror);
  });

  it('is the one that TERRAFORM_PROVIDER_MIRROR names, whatever else is there', () => {
    const [named, other] = [mirrorWith(unpacked(aws)), mirrorWith(unpacked(aws))];
    const home = writeWorkspace({ '.terraformrc': 'provider_installation {}' });
    expect(find({ env: { HOME: home, TERRAFORM_PROVIDER_MIRROR: named }, places: [other] })).toBe(named);
  });

  it('fails when TERRAFORM_PROVIDER_MIRROR names a folder without the locked provider', () => {
    const platform = terraformPlatform();
    expect(() => find({ env: { TERRAFORM_PROVIDER_MIRROR: '/nowhere' } })).toThrow(
      `TERRAFORM_PROVIDER_MIRROR: /nowhere does not hold ${aws} 5.100.0 for ${platform}; ` +
        `expected /nowhere/${aws}/5.100.0/${platform}; fill it with "terraform providers mirror", or unset the variable to use the registry`,
    );
  });

  it('is not needed when nothing is locked', () => {
    expect(find({ lock: '', places: [mirrorWith(unpacked(aws))] })).toBeUndefined();
  });
});
