/** What IAM would decide about a request, for policies made of Allow statements with StringEquals conditions. */
import type { Needed } from './aws-request';

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: { readonly StringEquals: Readonly<Record<string, string | readonly string[]>> };
}

export class RolePolicy {
  readonly #statements: readonly Statement[];

  /** @param documents every policy of the role as JSON text */
  constructor(documents: readonly string[]) {
    this.#statements = documents.flatMap(
      (document) => (JSON.parse(document) as { Statement: Statement[] }).Statement,
    );
  }

  allows({ action, resource, context }: Needed): boolean {
    return (
      action === 'sts:GetCallerIdentity' ||
      this.#statements.some(
        ({ Action, Resource, Condition }) =>
          Action.includes(action) &&
          Resource.some((pattern) => matches(pattern, resource)) &&
          Object.entries(Condition?.StringEquals ?? {}).every(([key, allowed]) =>
            [allowed].flat().includes(context[key] ?? ''),
          ),
      )
    );
  }

  /** The rights that the role lacks, as lines for people. */
  lacking(needed: readonly Needed[]): string[] {
    return needed
      .filter((right) => !this.allows(right))
      .map(({ action, resource, context }) => `${action} on ${resource} ${JSON.stringify(context)}`);
  }

  actions(): string[] {
    return [...new Set(this.#statements.flatMap(({ Action }) => Action))].sort();
  }
}

/** A star in an ARN pattern stands for any characters, slashes and colons too. */
function matches(pattern: string, arn: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(arn);
}
