/** The door for plan JSON: what passes is a `Plan`, what does not is one sentence that quotes no value. */
import type { z } from 'zod';
import { planSchema, type Plan } from './schema';

export class PlanError extends Error {
  override readonly name = 'PlanError';
}

const understoodMajor = '1';

/**
 * @param text what `terraform show -json <plan>` printed
 * @throws PlanError when it is no JSON, of another major format version, or not of the documented shape
 */
export function parsePlan(text: string): Plan {
  return planOf(parsePlanText(text));
}

/** @throws PlanError when it is of another major format version, or not of the documented shape */
export function planOf(json: unknown): Plan {
  requireFormatVersion(json);
  const { success, data, error } = planSchema.safeParse(json);
  if (!success) {
    throw new PlanError(`plan JSON has an unexpected shape: ${firstIssue(error)}`);
  }
  return data;
}

/**
 * Node's own message quotes the text around the fault, which may be a secret.
 *
 * @throws PlanError when it is no JSON
 */
export function parsePlanText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PlanError(`plan JSON cannot be read: not valid JSON (${text.length} characters); plan again`);
  }
}

function requireFormatVersion(json: unknown): void {
  const version = (json as { format_version?: unknown } | null)?.format_version;
  if (typeof version !== 'string' || !/^\d+\.\d+$/.test(version)) {
    throw new PlanError(
      'plan JSON has no format_version: expected the output of "terraform show -json <plan>"',
    );
  }
  if (version.split('.')[0] !== understoodMajor) {
    throw new PlanError(
      `plan JSON has format_version ${version}; understood is ${understoodMajor}.x: use a Terraform that writes it, or extend this tool`,
    );
  }
}

/** Path and expectation; zod names types in its messages, never the value it received. */
function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  return issue === undefined ? 'unknown' : `${positionsOnly(issue.path)}: ${issue.message}`;
}

/** Keys of maps are data of the plan; only the fields of the format itself are named. */
function positionsOnly(path: readonly PropertyKey[]): string {
  const [field, ...rest] = path;
  const positions = rest.filter((step) => typeof step === 'number').map((step) => `[${step}]`);
  return `${String(field)}${positions.join('')}`;
}
