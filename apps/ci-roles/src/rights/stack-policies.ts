/**
 * Rights on many stacks, divided into as many policies as AWS's length limit needs: each holds the rights on as many stacks
 * as fit, in the order of the stacks.
 */
import { policyDocument, type Statement } from './policy-document';

/** Characters of one managed policy. AWS quota, not adjustable; white space does not count. */
const longestPolicy = 6144;

/** @returns policy documents as JSON text; one that is still too long holds a single stack */
export function stackPolicies(
  stacks: readonly string[],
  statementsOf: (stacks: readonly string[]) => readonly Statement[],
): string[] {
  const document = (group: readonly string[]): string => policyDocument(statementsOf(group));
  const groups: string[][] = [];
  for (const stack of stacks) {
    const last = groups.at(-1);
    if (last !== undefined && document([...last, stack]).length <= longestPolicy) {
      last.push(stack);
    } else {
      groups.push([stack]);
    }
  }
  return groups.map(document);
}
