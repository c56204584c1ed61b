/** A user of this machine who is not root and owns nothing but a home folder, with node and terraform in it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyForOthers, giveTo, reachableTemporaryFolder, type Owner } from '@m2m/testing';
import { locateTerraform } from '../src/terraform-binary';
import type { Person } from './deployed-workspace';

/** `nobody` on most systems; it need not exist. */
const nobody: Owner = { uid: 65_534, gid: 65_534 };

export interface AnotherUser {
  readonly person: Person;
  readonly remove: () => void;
}

/** Only root can make one. */
export async function makeAnotherUser(): Promise<AnotherUser> {
  const home = mkdtempSync(join(reachableTemporaryFolder(), 'm2m home '));
  const remove = () => {
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const terraform = await locateTerraform({ env: process.env, workspaceRoot: home, say: () => undefined });
    mkdirSync(join(home, 'bin'));
    mkdirSync(join(home, 'tmp'));
    copyForOthers(process.execPath, join(home, 'bin/node'));
    copyForOthers(terraform.path, join(home, 'bin/terraform'));
    giveTo(nobody, home);
  } catch (error) {
    remove();
    throw error;
  }
  // Nothing that leads to folders of the user that runs the specs.
  const others = [
    'TERRAFORM_BINARY',
    'TF_PLUGIN_CACHE_DIR',
    'XDG_CACHE_HOME',
    'XDG_CONFIG_HOME',
    'XDG_DATA_HOME',
  ];
  return {
    person: {
      owner: nobody,
      env: {
        ...Object.fromEntries(others.map((name) => [name, undefined])),
        HOME: home,
        USER: 'nobody',
        TMPDIR: join(home, 'tmp'),
        PATH: `${join(home, 'bin')}:/usr/bin:/bin`,
      },
    },
    remove,
  };
}
