/** init cannot get the provider: no registry, no mirror, or not the one that the lock in git pins. */
import { textOf, type Rule } from './finding';

export const providerInstallation: Rule = (diagnostic, { stack }) => {
  const text = textOf(diagnostic);
  if (/checksums?[\s\S]*(?:lock file|previously recorded)|does not match any of the checksums/i.test(text)) {
    return {
      problem: 'the provider that was found is not the one that the lock file pins (its checksum differs)',
      remedy: `get it from another place, or, if the change is wanted, update the .terraform.lock.hcl of ${stack} on purpose`,
    };
  }
  const query = /Could not retrieve the list of available versions for provider (\S+):/.exec(text);
  const install = /Failed to install provider|Error while installing (\S+)/.exec(text);
  if (query === null && install === null) {
    return undefined;
  }
  const provider = query?.[1] ?? install?.[1] ?? 'the provider';
  return {
    problem: `${provider} is not to be had: neither from a provider mirror on this machine nor from the registry${reasonIn(text)}`,
    remedy:
      'connect to the network, or name a folder that holds it (made by "terraform providers mirror") with TERRAFORM_PROVIDER_MIRROR',
  };
};

function reasonIn(text: string): string {
  const reason =
    /no such host|connection refused|i\/o timeout|certificate[^\n]*|no available releases match[^\n]*/.exec(
      text,
    )?.[0];
  return reason === undefined ? '' : ` (${reason.trim()})`;
}
