/** The parts of report.json that come from the guard's model: access, cost, findings. */
import { z } from 'zod';
import type { AccessReview, CostReview, GuardReview } from '../review/model';

const count = z.number().int().nonnegative();
const names = z.array(z.string());

const client = z.object({ stack: z.string(), address: z.string(), name: z.string().exactOptional() });

export const accessSchema = z.object({
  changes: z.array(
    z.object({
      kind: z.enum(['gains', 'may-gain', 'loses', 'may-lose']),
      client: client.exactOptional(),
      stack: z.string(),
      routes: names,
      firstDeployment: z.boolean(),
      acknowledge: z.object({ address: z.string(), digest: z.string() }).exactOptional(),
      acknowledgement: z.object({ reason: z.string() }).exactOptional(),
    }),
  ),
  unknown: z.array(z.object({ client, routes: names, why: z.string() })),
  notCompared: names,
}) satisfies z.ZodType<AccessReview>;

const usd = z.number().nonnegative();
const monthly = z.object({ clients: count, tokenRequests: count, usd });

export const costSchema = z.object({
  total: z.object({ before: monthly, after: monthly }),
  pools: z.array(
    z.object({
      pool: z.object({ stack: z.string(), address: z.string() }).exactOptional(),
      before: monthly,
      after: monthly,
    }),
  ),
  assumed: z.object({ clients: count, callsPerHour: z.number().nonnegative() }),
  price: z.object({ usdPerTokenRequest: z.number().nonnegative(), checkedOn: z.iso.date() }),
  budget: z
    .object({
      before: usd.exactOptional(),
      after: usd.exactOptional(),
      exceeded: z.enum(['no', 'before', 'newly']),
      dearest: z.object({ stack: z.string(), address: z.string(), usd }).exactOptional(),
      acknowledgement: z.object({ reason: z.string(), expires: z.iso.date() }).exactOptional(),
    })
    .exactOptional(),
}) satisfies z.ZodType<CostReview>;

const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  stack: z.string(),
  address: z.string(),
  constructPath: z.string().exactOptional(),
  message: z.string(),
  fix: z.string(),
});

export const guardSchema = z.object({
  compared: z.boolean(),
  added: z.array(finding),
  removed: z.array(finding),
  acknowledged: z.array(finding.extend({ reason: z.string(), expires: z.iso.date(), isNew: z.boolean() })),
  unchangedCount: count,
}) satisfies z.ZodType<GuardReview>;
