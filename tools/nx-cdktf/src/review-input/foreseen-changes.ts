/**
 * Which contract parameters are about to change, as far as the code of the upstream and what is deployed tell it, so that a
 * plan ahead can leave them open. It is a guess for speed: what holds is the plan of the upstream, which `plan` waits for.
 *
 * - The value that is there can not be what the code makes of it, such as the URL of another domain.
 * - The value holds an id or an ARN, and the resource behind it is new since the base, or configured so that AWS can only
 *   replace it.
 */
import { isDeepStrictEqual } from 'node:util';
import type { StackContract } from '@m2m/plan-review';
import { readStackProject, type StackProject } from '../project';
import { findSynthesizedStack } from '../terraform-run';
import { contractOf } from './contract-parameters';
import { canBecome, openReferences, type Reference, type Resources } from './known-text';

/**
 * Settings that cannot be changed in place ("Forces new resource"), of what makes up the values of our own contract: schema of
 * the AWS provider 5.100, resource aws_cognito_user_pool. A name that is missing here makes a plan slower, never wrong.
 */
const replacing: Readonly<Record<string, readonly string[]>> = {
  aws_cognito_user_pool: ['alias_attributes', 'name', 'username_attributes', 'username_configuration'],
};

export interface Deployed {
  /** Values of the parameters that are there, by name. */
  readonly values: ReadonlyMap<string, string>;
  /** Folder of the base, which may lack the stack; undefined when there is none. */
  readonly base: string | undefined;
}

/** Of the parameters that are there, those that will have another value; sorted. */
export function foreseenChanges(project: StackProject, stage: string, { values, base }: Deployed): string[] {
  const changing = project.upstream.flatMap((name) => {
    const upstream = readStackProject(project.workspaceRoot, name);
    const now = findSynthesizedStack(upstream, stage)?.resource ?? {};
    const before =
      base === undefined
        ? undefined
        : findSynthesizedStack({ ...upstream, workspaceRoot: base }, stage)?.resource;
    return contractOf(upstream, stage).published.filter((parameter) => {
      const value = values.get(parameter.name);
      return value !== undefined && changes(parameter, value, now, before);
    });
  });
  return [...new Set(changing.map(({ name }) => name))].sort();
}

function changes(
  { expression }: StackContract['published'][number],
  value: string,
  now: Resources,
  before: Resources | undefined,
): boolean {
  if (typeof expression !== 'string') {
    return false;
  }
  return (
    !canBecome(expression, value, now) ||
    (before !== undefined &&
      openReferences(expression, now).some((reference) => isReplaced(reference, now, before)))
  );
}

function isReplaced({ type, name }: Reference, now: Resources, before: Resources): boolean {
  const [is, was] = [now[type]?.[name], before[type]?.[name]];
  return (
    is !== undefined &&
    (was === undefined || (replacing[type] ?? []).some((key) => !isDeepStrictEqual(is[key], was[key])))
  );
}
