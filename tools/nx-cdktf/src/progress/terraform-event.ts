/**
 * What terraform says with `-json`: one event per line. The lines are checked here, at the door, and typed behind it.
 *
 * Events carry addresses and actions, no values of resources, which makes them a safe source for what people see. Kinds
 * of events that nobody here looks at pass as `other`; an action that is not known is an error, because it may destroy.
 */
import { z } from 'zod';
import { StackError } from '../stack-error';

const resource = z.object({ addr: z.string(), resource_type: z.string() });

/** Terraform calls a forgotten resource "remove": it leaves the state and goes on existing. */
export const plannedActions = [
  'create',
  'read',
  'update',
  'replace',
  'delete',
  'remove',
  'move',
  'import',
  'noop',
] as const;
export type PlannedAction = (typeof plannedActions)[number];

const change = z.object({
  resource,
  previous_resource: resource.optional(),
  action: z.enum(plannedActions),
  reason: z.string().optional(),
});

const hook = z.object({
  resource,
  action: z.string(),
  elapsed_seconds: z.number().optional(),
});

export const diagnosticSchema = z.object({
  severity: z.enum(['error', 'warning']),
  summary: z.string(),
  detail: z.string().default(''),
  address: z.string().optional(),
});

const output = z.object({
  action: z.string().optional(),
  sensitive: z.boolean(),
  /** Only after an apply, and never that of a sensitive output. */
  value: z.unknown().optional(),
});

const at = { '@timestamp': z.string() };
const hookTypes = ['apply_start', 'apply_progress', 'apply_complete', 'apply_errored'] as const;

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('version'), terraform: z.string().optional(), ui: z.string() }),
  z.object({ type: z.literal('planned_change'), change }),
  z.object({ type: z.literal('outputs'), outputs: z.record(z.string(), output) }),
  z.object({ type: z.literal('diagnostic'), diagnostic: diagnosticSchema }),
  z.object({ type: z.enum(hookTypes), hook, ...at }),
]);

const knownTypes: ReadonlySet<unknown> = new Set([
  'version',
  'planned_change',
  'outputs',
  'diagnostic',
  ...hookTypes,
]);

export type TerraformEvent = z.infer<typeof event> | { readonly type: 'other' };
export type PlannedChange = z.infer<typeof change>;
export type Diagnostic = z.infer<typeof diagnosticSchema>;

/**
 * One line of `-json` output; undefined for a line that is no event, such as a warning about the CLI configuration.
 *
 * @throws StackError when an event is not what this reader knows, because half-understood plans are dangerous
 */
export function parseEvent(line: string): TerraformEvent | undefined {
  const parsed = parseJson(line);
  if (typeof parsed !== 'object' || parsed === null || !('type' in parsed)) {
    return undefined;
  }
  if (!knownTypes.has(parsed.type)) {
    return { type: 'other' };
  }
  const result = event.safeParse(parsed);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new StackError(
      `terraform: an event of type ${JSON.stringify(parsed.type)} is not understood at "${issue?.path.join('.') ?? ''}"; ` +
        `received ${JSON.stringify(valueAt(parsed, issue?.path ?? []))}. ` +
        'Nothing is done that is not understood; use a Terraform 1.11 or OpenTofu 1.10 release, or update tools/nx-cdktf',
      2,
    );
  }
  if (result.data.type === 'version' && !result.data.ui.startsWith('1.')) {
    throw new StackError(
      `terraform: its -json output has version ${result.data.ui}; expected 1.x. ` +
        'Set TERRAFORM_BINARY to a release that speaks it, or update tools/nx-cdktf',
      2,
    );
  }
  return result.data;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Only scalars are repeated in a message, and only those of keys that hold words of Terraform's own. */
function valueAt(parsed: object, path: readonly PropertyKey[]): unknown {
  const value = path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    parsed,
  );
  return path.at(-1) === 'action' ? value : typeof value;
}
