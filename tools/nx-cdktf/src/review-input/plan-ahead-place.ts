/** Where a plan that was made ahead lies: a file of its own, because the Nx plugin has to know it and should load nothing else. */
import { join } from 'node:path';

/** @param synthesized the folder of one stage: `apps/<stack>/cdktf.out/<stage>` */
export function planAheadPlace(synthesized: string): string {
  return join(synthesized, 'plan-ahead');
}
