import type { IConstruct } from 'constructs';

/**
 * A prop that AWS would refuse, or accept and not honour. The message is all that its reader needs: the construct path,
 * what is wrong, what was received, what is allowed and, where it is not obvious, what to do next.
 */
export class ConstructPropsError extends Error {
  constructor(construct: IConstruct, problem: string) {
    super(`${construct.node.path}: ${problem}`);
  }
}
