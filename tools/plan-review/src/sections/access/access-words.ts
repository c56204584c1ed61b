/** How a change of access is said: a sign and words, so that nobody depends on colours. */
import type { AccessChange, AccessClient } from '../../review/model';

interface KindWords {
  readonly sign: string;
  readonly word: string;
  /** Class of the page for its colour. */
  readonly tone: 'create' | 'delete';
}

export const kindWords: Readonly<Record<AccessChange['kind'], KindWords>> = {
  gains: { sign: '+', word: 'gains', tone: 'create' },
  'may-gain': { sign: '+', word: 'may gain', tone: 'create' },
  loses: { sign: '−', word: 'loses', tone: 'delete' },
  'may-lose': { sign: '−', word: 'may lose', tone: 'delete' },
};

/** As its code calls it, else its address. */
export function clientName({ name, address }: AccessClient): string {
  return name ?? address;
}

/** A client of another stack than the routes is told with its stack: that is how one API reaches another. */
export function foreignStack({ client, stack }: AccessChange): string | undefined {
  return client === undefined || client.stack === stack ? undefined : client.stack;
}
