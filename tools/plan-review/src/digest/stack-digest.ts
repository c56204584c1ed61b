/**
 * The digest of what a stack would change: equal digests, equal deployment.
 *
 * HMAC-SHA256 over canonical JSON, part by part, so that a difference can be told in words; the total covers all parts.
 */
import type { Meta } from '../input/meta';
import type { Plan } from '../plan-json';
import type { StackDigest } from '../review/model';
import { canonicalJson } from './canonical';
import type { DigestKey } from './digest-key';
import { whatWouldChange } from './what-would-change';

export type DigestedMeta = Pick<Meta, 'stack' | 'stage' | 'assetHashes' | 'lockDigest' | 'contractPins'>;

export function stackDigest(plan: Plan, meta: DigestedMeta, key: DigestKey): StackDigest {
  const digestOf = (content: unknown) => key.hmac(canonicalJson(content));
  const parts = {
    changes: whatWouldChange(plan).map(({ address, action, content }) => ({
      address,
      action,
      digest: digestOf({ address, action, content }),
    })),
    assets: Object.keys(meta.assetHashes)
      .sort()
      .map((path) => ({ path, digest: digestOf({ path, hash: meta.assetHashes[path] }) })),
    lock: digestOf({ lock: meta.lockDigest }),
    contractPins: [...meta.contractPins]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((pin) => ({ name: pin.name, digest: digestOf({ pin }) })),
  };
  return {
    keyId: key.id,
    total: digestOf({ stack: meta.stack, stage: meta.stage, ...parts }),
    ...parts,
  };
}
