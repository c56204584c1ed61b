/** `meta.json` of a plan that was made of a synthesized stack, for specs. */
import { createHash } from 'node:crypto';
import type { Meta } from '@m2m/plan-review';

/** @param synthesizedJson text of the cdk.tf.json that the plan was made from */
export function metaOf(stack: string, synthesizedJson: string): Meta {
  return {
    formatVersion: 1,
    stack,
    stage: 'dev',
    status: 'planned',
    exitCode: 2,
    pendingParameters: [],
    diagnostics: [],
    lockDigest: '0'.repeat(64),
    assetHashes: {},
    contractPins: [],
    upstream: [],
    synthDigest: createHash('sha256').update(synthesizedJson).digest('hex'),
  };
}
