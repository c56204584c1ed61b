/** The schema of report.json. The compiler holds it to the model: `satisfies` fails when one of them moves alone. */
import { z } from 'zod';
import { changeActions } from '../review/change-action';
import type { ReviewModel } from '../review/model';
import { accessSchema, costSchema, guardSchema } from './guard-schemas';

const count = z.number().int().nonnegative();
const names = z.array(z.string());
const certainty = z.enum(['certain', 'possible']);
const severity = z.enum(['error', 'attention', 'info']);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const shownValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: z.union([scalar, z.array(scalar)]) }),
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('sensitive') }),
  z.object({ kind: z.literal('not-shown') }),
]);

const attributes = z.array(
  z.object({ name: z.string(), before: shownValue, after: shownValue, forcesReplacement: z.boolean() }),
);

const change = z.object({
  address: z.string(),
  type: z.string(),
  mode: z.enum(['managed', 'data']),
  action: z.enum(changeActions),
  movedFrom: z.string().exactOptional(),
  importId: shownValue.exactOptional(),
  deposedKey: z.string().exactOptional(),
  replacement: z
    .object({ order: z.enum(['delete-first', 'create-first', 'keep-old']), certainty, causes: names })
    .exactOptional(),
  reason: z.string().exactOptional(),
  attributes,
});

const digest = z.object({
  keyId: z.string(),
  total: z.string(),
  changes: z.array(z.object({ address: z.string(), action: z.string(), digest: z.string() })),
  assets: z.array(z.object({ path: z.string(), digest: z.string() })),
  lock: z.string(),
  contractPins: z.array(z.object({ name: z.string(), digest: z.string() })),
});

const stack = z.object({
  stack: z.string(),
  upstream: names,
  step: count,
  status: z.enum(['planned', 'preview', 'unchanged', 'failed', 'not-planned']),
  unchangedSince: z.string().exactOptional(),
  pendingParameters: names,
  terraformVersion: z.string().exactOptional(),
  changes: z.array(change),
  counts: z.object({
    create: count,
    update: count,
    replace: count,
    delete: count,
    forget: count,
    move: count,
    import: count,
    read: count,
    unknown: count,
  }),
  outputs: z.array(
    z.object({
      name: z.string(),
      action: z.enum(['create', 'update', 'delete', 'unknown']),
      sensitive: z.boolean(),
      unknownUntilApplied: z.boolean(),
    }),
  ),
  drift: z.array(
    z.object({
      address: z.string(),
      action: z.enum(['update', 'delete', 'unknown']),
      configured: z.boolean(),
      attributes,
    }),
  ),
  checks: z.array(
    z.object({
      address: z.string(),
      kind: z.enum(['check', 'resource', 'output', 'variable', 'unknown']),
      status: z.enum(['pass', 'fail', 'error', 'unknown']),
    }),
  ),
  errored: z.boolean(),
  diagnostics: z.array(
    z.object({
      severity: z.enum(['error', 'warning']),
      summary: z.string(),
      address: z.string().exactOptional(),
    }),
  ),
  providers: z.object({
    lock: z.enum(['unchanged', 'changed', 'unknown']),
    changes: z.array(
      z.object({
        address: z.string(),
        before: z.string().exactOptional(),
        after: z.string().exactOptional(),
      }),
    ),
  }),
  contractPins: z.array(z.object({ name: z.string(), version: z.number().int(), lastModified: z.string() })),
  digest: digest.exactOptional(),
});

const danger = z.object({
  rule: z.string(),
  stack: z.string(),
  address: z.string(),
  what: z.string(),
  consequence: z.string(),
  causes: names,
  affectedStacks: names,
  certainty,
  digest: z.string(),
  acknowledgement: z.object({ reason: z.string() }).exactOptional(),
});

const contractEnd = z.object({ stack: z.string(), address: z.string(), planned: z.boolean() });

const contractEntry = z.object({
  name: z.string(),
  publisher: contractEnd.exactOptional(),
  readers: z.array(contractEnd),
  findings: z.array(
    z.object({
      code: z.enum([
        'removed-while-read',
        'never-published',
        'published-twice',
        'type-changed',
        'renamed',
        'reader-not-planned',
        'changed',
        'unknown-until-applied',
        'added',
        'removed',
        'unchanged',
      ]),
      severity,
      text: z.string(),
    }),
  ),
});

const reasonCode = z.enum([
  'could-not-analyse',
  'danger',
  'access',
  'guard',
  'over-budget',
  'contract',
  'failing-check',
  'drift',
  'forget',
  'unused-acknowledgement',
]);

export const reportSchema = z.object({
  formatVersion: z.literal(1),
  stage: z.string(),
  verdict: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  reasons: z.array(z.object({ verdict: z.union([z.literal(1), z.literal(2)]), code: reasonCode, count })),
  stacks: z.array(stack),
  dangers: z.array(danger),
  access: accessSchema.exactOptional(),
  cost: costSchema.exactOptional(),
  guard: guardSchema.exactOptional(),
  contract: z.array(contractEntry),
  edges: z.array(z.object({ from: z.string(), to: z.string(), parameters: names, changed: names, severity })),
  couldNotAnalyse: z.array(
    z.object({
      stack: z.string().exactOptional(),
      address: z.string().exactOptional(),
      text: z.string(),
    }),
  ),
  unusedAcknowledgements: z.array(z.object({ stack: z.string(), rule: z.string(), address: z.string() })),
}) satisfies z.ZodType<ReviewModel>;
