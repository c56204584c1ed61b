import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorkspace } from '../spec-support/written-workspace';
import { checkedProvidersConfig } from './checked-providers';

const aws = '.terraform/providers/registry.terraform.io/hashicorp/aws';
const provider = (version: string) => ({ [`${aws}/${version}/linux_amd64/terraform-provider-aws`]: '' });

/** Terraform's own configuration of this user does not matter here. */
const env = { TF_CLI_CONFIG_FILE: '/nowhere.tfrc' };

describe('the CLI configuration of commands that read', () => {
  it('names the folder of each provider that init has installed', () => {
    const folder = writeWorkspace(provider('5.100.0'));
    const file = checkedProvidersConfig(folder, env);
    expect(file).toBe(join(folder, '.terraform/checked-providers.tfrc'));
    expect(readFileSync(file ?? '', 'utf8')).toBe(
      'provider_installation {\n  dev_overrides {\n' +
        `    "registry.terraform.io/hashicorp/aws" = "${folder}/${aws}/5.100.0/linux_amd64"\n` +
        '  }\n  direct {}\n}\n',
    );
    expect(checkedProvidersConfig(folder, env)).toBe(file);
  });

  it('is the same in a preview, which links to what is installed', () => {
    const folder = writeWorkspace(provider('5.100.0'));
    const preview = writeWorkspace({});
    symlinkSync(join(folder, '.terraform'), join(preview, '.terraform'));
    expect(checkedProvidersConfig(preview, env)).toBe(checkedProvidersConfig(folder, env));
  });

  it('is written again when another version is installed', () => {
    const folder = writeWorkspace({ ...provider('6.0.0'), '.terraform/checked-providers.tfrc': 'of before' });
    expect(readFileSync(checkedProvidersConfig(folder, env) ?? '', 'utf8')).toContain('/6.0.0/');
  });

  it('is none where nothing is installed, or two versions are', () => {
    expect(checkedProvidersConfig(writeWorkspace({}), env)).toBeUndefined();
    const both = writeWorkspace({ ...provider('5.99.0'), ...provider('5.100.0') });
    expect(checkedProvidersConfig(both, env)).toBeUndefined();
  });

  it('is none for somebody who develops a provider', () => {
    const folder = writeWorkspace({
      ...provider('5.100.0'),
      'own.tfrc': 'dev_overrides {}',
      'other.tfrc': '',
    });
    const own = (name: string) => ({ TF_CLI_CONFIG_FILE: join(folder, name) });
    expect(checkedProvidersConfig(folder, own('own.tfrc'))).toBeUndefined();
    expect(checkedProvidersConfig(folder, { ...env, TF_REATTACH_PROVIDERS: '{}' })).toBeUndefined();
    expect(checkedProvidersConfig(folder, own('other.tfrc'))).toBeDefined();
  });
});
