/** Everything that is done in front of moto, one row per operation of AWS. README shows this table. */
import type { FrontOperation } from './front-operation';

export const operations: readonly FrontOperation[] = [];
