/** Somebody else holds the lock of the state, or somebody died holding it. */
import { nxRun, type Rule } from './finding';

export interface StateLock {
  readonly id: string;
  /** `user@host` */
  readonly who: string;
  /** ISO 8601, in UTC. */
  readonly since: string;
  /** What the holder does: `apply`. */
  readonly operation: string;
}

/** The lock that Terraform describes in the text of an error; undefined when it describes none. */
export function parseStateLock(text: string): StateLock | undefined {
  const field = (name: string) => new RegExp(`^[^\\w\\n]*${name}:[ \\t]+(\\S.*?)\\s*$`, 'm').exec(text)?.[1];
  const id = field('ID');
  if (!text.includes('Lock Info:') || id === undefined) {
    return undefined;
  }
  return {
    id,
    who: field('Who') ?? 'somebody',
    since: isoTime(field('Created') ?? ''),
    operation: (field('Operation') ?? 'an operation').replace(/^OperationType/, '').toLowerCase(),
  };
}

/** Go prints `2026-11-23 04:22:51.94244725 +0000 UTC`. */
function isoTime(created: string): string {
  return created.replace(/^(\S+) (\d\d:\d\d:\d\d)\S* \+0000 UTC$/, '$1T$2Z');
}

export function describeLock({ who, since, operation, id }: StateLock): string {
  return `${who} has held it since ${since} for "${operation}" (lock ${id})`;
}

export const stateLock: Rule = (diagnostic, { stack, stage }) => {
  if (!diagnostic.summary.includes('Error acquiring the state lock')) {
    return undefined;
  }
  const lock = parseStateLock(diagnostic.detail);
  const problem = `the state of ${stack} in stage "${stage}" is locked`;
  return lock === undefined
    ? { problem, remedy: `nobody says who holds the lock; look at it: ${nxRun(stack, 'unlock', stage)}` }
    : {
        problem: `${problem}: ${describeLock(lock)}`,
        remedy: `wait until that ends; if nothing runs there any more, remove the lock: ${nxRun(stack, 'unlock', stage)} --force=${lock.id}`,
      };
};
