/**
 * Folders that exist while a plan is made only: they lie beside the stack's other files of a stage and carry the id of the
 * process that made them. Those of killed processes hold secrets for nobody, so the next plan removes them.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isAlive } from '../terraform-run';

export function scratchName(purpose: 'review' | 'preview' | 'plan-ahead'): string {
  return `${purpose}-${process.pid}`;
}

export function removeLeftovers(parent: string): void {
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const [, pid] = /^(?:review|preview|plan-ahead)-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(identityOf(Number(pid)))) {
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
}
