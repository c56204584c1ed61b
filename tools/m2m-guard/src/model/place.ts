import type { Block } from '../documents/block';

/** Where a noun of the model stands: what a finding about it names. */
export interface Place {
  readonly stack: string;
  readonly address: string;
  /** Only in synthesized stacks. */
  readonly constructPath?: string;
}

export function placeOf({ stack, address, constructPath }: Block): Place {
  return { stack, address, ...(constructPath !== undefined && { constructPath }) };
}

/** As people know it: the construct where there is one, else the address behind its stack. */
export function labelOf({ stack, address, constructPath }: Place): string {
  return constructPath ?? `${stack}/${address}`;
}
