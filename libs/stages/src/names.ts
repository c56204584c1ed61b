import type { Stage } from './config';

/**
 * The name that a stack of a stage has in AWS. Everything it makes is named so, or begins so, and stages do not meet in
 * one account.
 */
export function nameInAws(stack: string, stage: Stage): string {
  return `${stack}-${stage.name}`;
}
