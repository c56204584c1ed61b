/**
 * The plan as JSON, for the one question that events do not answer: which user pools AWS would refuse to delete. It holds
 * the whole state in clear, secrets included; only what the schema names leaves this file, and errors repeat none of it.
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

const schema = z.object({
  format_version: z.string(),
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        type: z.string(),
        change: z.object({
          actions: z.array(z.string()),
          before: z.object({ deletion_protection: z.string().nullish() }).nullish(),
        }),
      }),
    )
    .default([]),
});

/**
 * Addresses of user pools that the plan deletes although their deletion protection is on.
 *
 * @param text what `terraform show -json <plan>` prints
 * @throws StackError when the plan has another format, or an action that is not known
 */
export function deletionProtectedPools(text: string): string[] {
  return parsePlan(text)
    .resource_changes.filter(
      ({ type, change }) => type === 'aws_cognito_user_pool' && change.actions.includes('delete'),
    )
    .filter(({ change }) => change.before?.deletion_protection === 'ACTIVE')
    .map(({ address }) => address);
}

function parsePlan(text: string): z.infer<typeof schema> {
  const version = schema.pick({ format_version: true }).safeParse(parseJson(text)).data?.format_version;
  if (version?.split('.')[0] !== '1') {
    throw new StackError(
      `the plan has format_version ${JSON.stringify(version ?? 'unknown')}; expected 1.x. ` +
        'Nothing was applied; set TERRAFORM_BINARY to a release that writes it, or update tools/nx-cdktf',
      2,
    );
  }
  const plan = schema.safeParse(parseJson(text));
  if (!plan.success) {
    const where = plan.error.issues[0]?.path.join('.') ?? '';
    throw new StackError(
      `the plan is not understood at "${where}"; nothing was applied, update tools/nx-cdktf`,
      2,
    );
  }
  for (const { address, change } of plan.data.resource_changes) {
    if (!knownActions.has(change.actions.join())) {
      throw new StackError(
        `${address}: the plan wants the actions ${JSON.stringify(change.actions)}, which are not known here; nothing was applied, update tools/nx-cdktf`,
        2,
      );
    }
  }
  return plan.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
