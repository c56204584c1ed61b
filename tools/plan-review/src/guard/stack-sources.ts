/**
 * One stack in the forms that the guard reads. Everything that this tool says about access, cost and findings comes from
 * these through the guard's model, which reads no secret.
 */
import { DocumentError, parsePlan, type Source } from '@m2m/m2m-guard';

export interface StackSources {
  /** `cdk.tf.json` of this workspace. */
  readonly head?: Source;
  /** `cdk.tf.json` of the base. */
  readonly base?: Source;
  /** What there is before the plan, and what the plan would leave behind. */
  readonly state?: Source;
  readonly plan?: Source;
}

export function configurationSource(stack: string, json: unknown): Source | undefined {
  return isObject(json)
    ? { kind: 'configuration', stack, files: [{ name: 'cdk.tf.json', json }] }
    : undefined;
}

/**
 * None for a plan in which nothing changes, where the plan target writes no more than that: then the code says what is
 * deployed.
 *
 * @throws DocumentError when the guard does not understand the plan
 */
export function planSources(stack: string, json: unknown): Pick<StackSources, 'state' | 'plan'> {
  if (saysNoMoreThanNothing(json)) return {};
  const plan = parsePlan(json, 'plan.json');
  return { state: { kind: 'state', stack, plan }, plan: { kind: 'plan', stack, plan } };
}

function saysNoMoreThanNothing(json: unknown): boolean {
  if (!isObject(json) || 'planned_values' in json || 'prior_state' in json) return false;
  const { resource_changes: changes, output_changes: outputs, complete, errored } = json;
  const isEmpty = Array.isArray(changes) && changes.length === 0 && isObject(outputs);
  return isEmpty && Object.keys(outputs).length === 0 && complete === true && errored === false;
}

/** What a configuration leaves to modules is not in its JSON. */
export function callsModules(source: Source): boolean {
  return source.kind === 'configuration' && source.files.some(({ json }) => 'module' in json);
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

export { DocumentError };
