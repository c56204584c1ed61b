import { terraformPlatform } from './platform';
import { releaseFor } from './terraform-release';

describe('the platform', () => {
  it.each([
    ['linux', 'x64', 'linux_amd64'],
    ['linux', 'arm64', 'linux_arm64'],
    ['darwin', 'x64', 'darwin_amd64'],
    ['darwin', 'arm64', 'darwin_arm64'],
    ['win32', 'x64', 'windows_amd64'],
  ] as const)('%s on %s is called %s', (system, processor, name) => {
    expect(terraformPlatform(system, processor)).toBe(name);
  });

  it.each(['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'])(
    '%s has a checksum of its own',
    (platform) => {
      expect(releaseFor(platform)).toMatchObject({
        platform,
        checksum: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
    },
  );
});
