/**
 * The part of Terraform's plan JSON that this tool reads, as a schema. Fields that it does not name are dropped, so nothing
 * behind it can print them by accident; the enumerations that Terraform extends from time to time stay plain strings, so that
 * a new word becomes "unknown" in the review instead of an error here.
 */
import { z } from 'zod';

/** `true`, `false`, or a mirror of the value with `true` at its marked leaves. */
export type Marks = unknown;

const attributes = z.record(z.string(), z.unknown()).nullish();

const pathSchema = z.array(z.union([z.string(), z.number()]));

const changeSchema = z.object({
  actions: z.array(z.string()).min(1),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
});

const resourceChangeSchema = z.object({
  address: z.string().min(1),
  previous_address: z.string().optional(),
  mode: z.string(),
  type: z.string(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change: changeSchema.extend({
    before: attributes,
    after: attributes,
    replace_paths: z.array(pathSchema).optional(),
    importing: z.object({ id: z.string().optional() }).nullish(),
  }),
});

const addressSchema = z.object({ to_display: z.string(), kind: z.string().optional() });

const checkSchema = z.object({
  address: addressSchema,
  status: z.string(),
  instances: z.array(z.object({ address: addressSchema, status: z.string() })).optional(),
});

/** Of the root module alone: stacks made by cdktf have no other. */
const configurationSchema = z.object({
  root_module: z
    .object({
      resources: z
        .array(z.object({ address: z.string(), expressions: z.record(z.string(), z.unknown()).optional() }))
        .optional(),
    })
    .optional(),
});

/** Things that would change and that this tool has no words for: how many there are is all it needs to know. */
const notUnderstood = z.array(z.unknown()).optional();

export const planSchema = z.object({
  format_version: z.string(),
  terraform_version: z.string().optional(),
  errored: z.boolean().optional(),
  /** Absent in OpenTofu. */
  complete: z.boolean().optional(),
  resource_changes: z.array(resourceChangeSchema).optional(),
  resource_drift: z.array(resourceChangeSchema).optional(),
  output_changes: z.record(z.string(), changeSchema).optional(),
  checks: z.array(checkSchema).optional(),
  configuration: configurationSchema.optional(),
  deferred_changes: notUnderstood,
  action_invocations: notUnderstood,
  deferred_action_invocations: notUnderstood,
});

export type Plan = z.infer<typeof planSchema>;
export type PlannedChange = z.infer<typeof resourceChangeSchema>;
export type PlannedOutput = z.infer<typeof changeSchema>;
export type PlannedCheck = z.infer<typeof checkSchema>;
