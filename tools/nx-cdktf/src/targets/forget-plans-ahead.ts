/**
 * The end of a run of Nx: a plan that was made ahead in it and that nobody took, because the plan of its upstream failed, holds
 * the secrets of the stack for nothing.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '@nx/devkit';
import { planAheadPlace } from '../review-input/plan-ahead-place';
import type { StackTarget } from './target-help';

const planAhead: StackTarget = 'plan-ahead';

/** @param tasks those of the run that has ended, whatever came of them */
export function forgetPlansAhead(
  workspaceRoot: string,
  tasks: readonly Pick<Task, 'target' | 'projectRoot'>[],
): void {
  for (const { target, projectRoot } of tasks) {
    if (target.target === planAhead && projectRoot !== undefined) {
      removeBelow(join(workspaceRoot, projectRoot, 'cdktf.out'));
    }
  }
}

function removeBelow(stages: string): void {
  for (const stage of existsSync(stages) ? readdirSync(stages) : []) {
    rmSync(planAheadPlace(join(stages, stage)), { recursive: true, force: true });
  }
}
