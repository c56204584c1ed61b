/** The part of `terraform show -json <plan>` that this tool reads. */
import { z } from 'zod';

const attributes = z.record(z.string(), z.unknown());

const resourceSchema = z.object({
  address: z.string().min(1),
  mode: z.string(),
  type: z.string(),
  index: z.union([z.string(), z.number()]).optional(),
  values: attributes.nullish(),
  /** Marks beside the values: true where Terraform hides one. */
  sensitive_values: z.unknown().optional(),
  deposed_key: z.string().optional(),
});

export interface PlannedModule {
  readonly resources?: z.infer<typeof resourceSchema>[] | undefined;
  readonly child_modules?: PlannedModule[] | undefined;
}

const moduleSchema: z.ZodType<PlannedModule> = z.lazy(() =>
  z.object({
    resources: z.array(resourceSchema).optional(),
    child_modules: z.array(moduleSchema).optional(),
  }),
);

const expression = z.unknown();

const configuredResourceSchema = z.object({
  address: z.string(),
  expressions: z.record(z.string(), expression).optional(),
  depends_on: z.array(z.string()).optional(),
});

export interface ConfiguredModule {
  readonly resources?: z.infer<typeof configuredResourceSchema>[] | undefined;
  readonly outputs?: Record<string, { expression?: unknown; sensitive?: boolean | undefined }> | undefined;
  readonly module_calls?:
    | Record<
        string,
        { expressions?: Record<string, unknown> | undefined; module?: ConfiguredModule | undefined }
      >
    | undefined;
}

const configuredModuleSchema: z.ZodType<ConfiguredModule> = z.lazy(() =>
  z.object({
    resources: z.array(configuredResourceSchema).optional(),
    outputs: z
      .record(z.string(), z.object({ expression: expression.optional(), sensitive: z.boolean().optional() }))
      .optional(),
    module_calls: z
      .record(
        z.string(),
        z.object({
          expressions: z.record(z.string(), expression).optional(),
          module: configuredModuleSchema.optional(),
        }),
      )
      .optional(),
  }),
);

const valuesSchema = z.object({
  outputs: z
    .record(z.string(), z.object({ sensitive: z.boolean().optional(), value: z.unknown().optional() }))
    .optional(),
  root_module: moduleSchema.optional(),
});

export const planSchema = z.object({
  format_version: z.string(),
  errored: z.boolean().optional(),
  /** False when a part of the configuration was left out; older Terraform and OpenTofu do not say it. */
  complete: z.boolean().optional(),
  planned_values: valuesSchema,
  prior_state: z.object({ values: valuesSchema.optional() }).optional(),
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        deposed: z.string().optional(),
        change: z.object({ after_unknown: z.unknown().optional() }),
      }),
    )
    .optional(),
  configuration: z.object({ root_module: configuredModuleSchema.optional() }).optional(),
});

export type Plan = z.infer<typeof planSchema>;
