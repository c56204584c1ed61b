/** Where a noun of the model stands: what a finding about it names. */
export interface Place {
  readonly stack: string;
  readonly address: string;
  /** Only in synthesized stacks. */
  readonly constructPath?: string;
}

/**
 * Of a block, or of a noun, which is a place with more in it. A noun spreads it last: an engine adds what follows a spread one by
 * one, which takes ten times as long.
 */
export function placeOf({ stack, address, constructPath }: Place): Place {
  return { stack, address, ...(constructPath !== undefined && { constructPath }) };
}

/** As people know it: the construct where there is one, else the address behind its stack. */
export function labelOf({ stack, address, constructPath }: Place): string {
  return constructPath ?? `${stack}/${address}`;
}
