/** Providers against the base: a changed lock is a change of the program that makes every other change. */
import type { StackInput } from '../input';
import type { ProviderChange, ProviderReview } from './model';

export function providerReview({ meta, lock, baseLock }: StackInput): ProviderReview {
  return {
    lock: lockState(meta?.lockDigest, meta?.baseLockDigest),
    changes: lock === undefined || baseLock === undefined ? [] : versionChanges(lock, baseLock),
  };
}

function lockState(head: string | undefined, base: string | undefined): ProviderReview['lock'] {
  if (head === undefined || base === undefined) {
    return 'unknown';
  }
  return head === base ? 'unchanged' : 'changed';
}

function versionChanges(head: string, base: string): ProviderChange[] {
  const now = lockedVersions(head);
  const before = lockedVersions(base);
  return [...new Set([...before.keys(), ...now.keys()])]
    .sort()
    .filter((address) => before.get(address) !== now.get(address))
    .map((address) => {
      const old = before.get(address);
      const current = now.get(address);
      return {
        address,
        ...(old !== undefined && { before: old }),
        ...(current !== undefined && { after: current }),
      };
    });
}

/** Terraform writes the lock itself, always in the same shape. */
function lockedVersions(lock: string): Map<string, string> {
  const blocks = lock.matchAll(/^provider "([^"]+)" \{\s+version\s*=\s*"([^"]+)"/gm);
  return new Map([...blocks].map(([, address = '', version = '']) => [address, version]));
}
