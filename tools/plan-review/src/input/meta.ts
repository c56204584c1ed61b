/** `meta.json`: what the plan target says about one stack beside the plan itself. */
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const metaSchema = z.object({
  formatVersion: z.literal(1),
  stack: z.string().min(1),
  stage: z.string().min(1),
  status: z.enum(['planned', 'preview', 'unchanged', 'failed']),
  /** Of `terraform plan -detailed-exitcode`. */
  exitCode: z.number().int(),
  terraformVersion: z.string().optional(),
  /** Of a preview: names of the contract parameters that were planned as unknown. */
  pendingParameters: z.array(z.string()),
  /** Git revision whose inputs are the same. */
  unchangedSince: z.string().optional(),
  /** Detail and source snippet are dropped here: they can quote a secret. */
  diagnostics: z.array(
    z.object({
      severity: z.enum(['error', 'warning']),
      summary: z.string(),
      address: z.string().optional(),
    }),
  ),
  /** Of `.terraform.lock.hcl`. */
  lockDigest: sha256,
  baseLockDigest: sha256.optional(),
  /** Path relative to the working folder, digest of its content. */
  assetHashes: z.record(z.string(), sha256),
  contractPins: z.array(
    z.object({
      name: z.string(),
      arn: z.string(),
      version: z.number().int(),
      lastModified: z.string(),
    }),
  ),
  upstream: z.array(z.string()),
  /** Of the `cdk.tf.json` that was planned: a plan of older sources is then told apart from one of these. */
  synthDigest: sha256.optional(),
});

export type Meta = z.infer<typeof metaSchema>;
