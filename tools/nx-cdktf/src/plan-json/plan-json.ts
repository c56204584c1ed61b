/**
 * The plan as JSON, for the two questions that events do not answer: which user pools AWS would refuse to delete, and which
 * settings drifted. It holds the whole state in clear, secrets included; so it stays in memory, only addresses and names of
 * attributes leave this folder, and errors repeat none of it.
 */
import { z } from 'zod';
import { StackError } from '../stack-error';

/** Every combination that Terraform 1.11 and OpenTofu 1.10 make; anything else is refused, not guessed. */
const knownActions = new Set([
  'no-op',
  'create',
  'read',
  'update',
  'delete',
  'delete,create',
  'create,delete',
  'forget',
  'create,forget',
]);

const attributes = z.record(z.string(), z.unknown()).nullish();

const resourceChange = z.object({
  address: z.string(),
  type: z.string(),
  change: z.object({ actions: z.array(z.string()), before: attributes, after: attributes }),
});

const schema = z.object({
  resource_changes: z.array(resourceChange).default([]),
  resource_drift: z.array(resourceChange).default([]),
});

export type PlanJson = z.infer<typeof schema>;
export type ResourceChange = z.infer<typeof resourceChange>;

/**
 * @param text what `terraform show -json <plan>` prints
 * @throws StackError when the plan has another format, or an action that is not known
 */
export function parsePlanJson(text: string): PlanJson {
  const json = parseJson(text);
  const version = z.object({ format_version: z.string() }).safeParse(json).data?.format_version;
  if (version?.split('.')[0] !== '1') {
    throw new StackError(
      `the plan has format_version ${JSON.stringify(version ?? 'unknown')}; expected 1.x. ` +
        'Nothing was applied; set TERRAFORM_BINARY to a release that writes it, or update tools/nx-cdktf',
      2,
    );
  }
  const plan = schema.safeParse(json);
  if (!plan.success) {
    const where = plan.error.issues[0]?.path.join('.') ?? '';
    throw new StackError(
      `the plan is not understood at "${where}"; nothing was applied, update tools/nx-cdktf`,
      2,
    );
  }
  plan.data.resource_changes.forEach(refuseUnknownActions);
  plan.data.resource_drift.forEach(refuseUnknownActions);
  return plan.data;
}

function refuseUnknownActions({ address, change }: ResourceChange): void {
  if (!knownActions.has(change.actions.join())) {
    throw new StackError(
      `${address}: the plan wants the actions ${JSON.stringify(change.actions)}, which are not known here; ` +
        'nothing was applied, update tools/nx-cdktf',
      2,
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
