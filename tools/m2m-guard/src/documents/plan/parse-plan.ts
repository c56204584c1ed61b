/** The door for plan JSON: what passes is a `Plan`, what does not is one sentence that quotes no value. */
import { DocumentError } from '../document';
import { planSchema, type Plan } from './plan-schema';

const understoodMajor = '1';

export function isPlanJson(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'format_version' in json;
}

/**
 * @param source as messages name it
 * @throws DocumentError when it is of another major format version, or not of the documented shape
 */
export function parsePlan(json: unknown, source: string): Plan {
  const version = (json as { format_version?: unknown } | null)?.format_version;
  if (typeof version !== 'string' || !/^\d{1,5}\.\d{1,5}$/.test(version)) {
    throw new DocumentError(
      `${source}: no plan JSON: format_version is missing; expected the output of "terraform show -json <plan>"`,
    );
  }
  if (version.split('.')[0] !== understoodMajor) {
    throw new DocumentError(
      `${source}: plan JSON of format_version ${version}; understood is ${understoodMajor}.x: use a Terraform that writes it, or a newer guard`,
    );
  }
  if (!('planned_values' in (json as object))) {
    throw new DocumentError(
      `${source}: no plan: planned_values is missing, as it is in a state; expected the output of "terraform show -json <plan>", with the file of a plan`,
    );
  }
  const parsed = planSchema.safeParse(json);
  if (!parsed.success) {
    // Keys further down may be data; the field of the format is enough to find the place.
    const [issue] = parsed.error.issues;
    throw new DocumentError(
      `${source}: plan JSON has an unexpected shape in "${String(issue?.path[0] ?? '')}"; make it with "terraform show -json <plan>"`,
    );
  }
  return parsed.data;
}
