import { existsSync, readdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorkspace } from '../spec-support/written-workspace';
import { knownVersion } from './known-version';

describe('the version of a terraform', () => {
  let folder: string;
  let root: string;
  let asked: number;

  beforeEach(() => {
    folder = writeWorkspace({});
    root = writeWorkspace({});
    asked = 0;
  });

  /** A file of this size that takes up no space. */
  function binary(name: string, size = 90_000_000): string {
    const path = join(folder, name);
    writeFileSync(path, '');
    truncateSync(path, size);
    return path;
  }

  const versionOf = (path: string) =>
    knownVersion(path, root, () => {
      asked += 1;
      return Promise.resolve({ version: `1.11.${asked}`, flavour: 'terraform' });
    });

  it('is asked once for each file, and once more when the file has changed', async () => {
    const path = binary('terraform');
    expect([await versionOf(path), await versionOf(path)]).toMatchObject([
      { version: '1.11.1' },
      { version: '1.11.1' },
    ]);
    utimesSync(path, 1, 1);
    expect(await versionOf(path)).toMatchObject({ version: '1.11.2' });
    expect(await versionOf(binary('tofu'))).toMatchObject({ version: '1.11.3' });
  });

  it.each(['what is no version', '{"version":"1.11.9"}'])(
    'is asked again when the memory holds %j',
    async (text) => {
      const path = binary('terraform');
      await versionOf(path);
      const [memory = ''] = readdirSync(join(root, '.terraform-bin'));
      writeFileSync(join(root, '.terraform-bin', memory), text);
      expect(await versionOf(path)).toMatchObject({ version: '1.11.2' });
      expect(await versionOf(path)).toMatchObject({ version: '1.11.2' });
    },
  );

  it('is asked each time of a program that may choose another terraform next time', async () => {
    const chooser = join(folder, 'terraform');
    symlinkSync(binary('mise'), chooser);
    for (const path of [chooser, chooser, binary('tofu', 30_000_000), binary('tofu', 30_000_000)]) {
      await versionOf(path);
    }
    expect(asked).toBe(4);
    expect(existsSync(join(root, '.terraform-bin'))).toBe(false);
  });

  it('is not remembered when it could not be told', async () => {
    const path = binary('terraform');
    const failing = knownVersion(path, root, () => Promise.reject(new Error('does not start')));
    await expect(failing).rejects.toThrow('does not start');
    expect(await versionOf(path)).toMatchObject({ version: '1.11.1' });
  });

  it('is asked each time in a workspace that cannot be written', async () => {
    writeFileSync(join(root, '.terraform-bin'), 'a file where a folder is needed');
    const path = binary('terraform');
    await versionOf(path);
    await versionOf(path);
    expect(asked).toBe(2);
  });
});
