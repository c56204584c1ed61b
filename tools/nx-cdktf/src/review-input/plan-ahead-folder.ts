/**
 * The private folder of a plan that was made ahead, at the same time as the plan of its upstream:
 * `cdktf.out/<stage>/plan-ahead/`, mode 0700, because the plan in it holds the secrets of the stack.
 *
 * It is there whole or not at all, and for one taker: whoever takes the plan removes it, whether it still holds or not.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { synthFolder, type StackProject } from '../project';
import { removeLeftovers, scratchName } from './leftovers';
import { planAheadPlace } from './plan-ahead-place';
import type { PlanForReview } from './plan-for-review';
import { stackInputs, type StackInputs } from './stack-inputs';

export interface PlannedAhead {
  readonly plan: Required<PlanForReview>;
  readonly terraformVersion: string;
}

interface Kept {
  /** Id of the run that it was made in. */
  readonly run: string;
  /** What it was made from, as that was before the plan began. */
  readonly inputs: StackInputs;
  readonly terraformVersion: string;
  readonly plan: Omit<PlanForReview, 'json'>;
}

export class PlanAheadFolder {
  readonly #path: string;
  /** For what exists while the plan is made only. */
  readonly #scratch: string;
  readonly #inputs: StackInputs;

  private constructor(
    project: StackProject,
    stage: string,
    private readonly run: string,
  ) {
    this.#path = pathOf(project, stage);
    this.#scratch = join(synthFolder(project, stage), scratchName('plan-ahead'));
    this.#inputs = stackInputs(project, stage);
  }

  /** Removes an earlier plan, and what killed ones have left behind. */
  static begin(project: StackProject, stage: string, run: string): PlanAheadFolder {
    forgetPlanAhead(project, stage);
    removeLeftovers(synthFolder(project, stage));
    const folder = new PlanAheadFolder(project, stage, run);
    mkdirSync(folder.#scratch, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** Terraform's plan file: a zip that holds the state in clear. It goes when the plan ends. */
  get planFile(): string {
    return join(this.#scratch, 'plan.tfplan');
  }

  keep({ plan: { json, ...plan }, terraformVersion }: PlannedAhead): void {
    const next = join(this.#scratch, 'kept');
    const kept: Kept = { run: this.run, inputs: this.#inputs, terraformVersion, plan };
    mkdirSync(next, { mode: 0o700 });
    writeFileSync(join(next, 'plan.json'), json, { mode: 0o600 });
    writeFileSync(join(next, 'kept.json'), JSON.stringify(kept), { mode: 0o600 });
    rmSync(this.#path, { recursive: true, force: true });
    renameSync(next, this.#path);
  }

  end(): void {
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}

/** The plan that was made ahead in this run, from what is there now. It is gone afterwards, also when it does not hold. */
export function takePlanAhead(
  project: StackProject,
  stage: string,
  run: string | undefined,
): PlannedAhead | undefined {
  const kept = readKept(pathOf(project, stage));
  forgetPlanAhead(project, stage);
  const holds =
    kept !== undefined && kept.run === run && isDeepStrictEqual(kept.inputs, stackInputs(project, stage));
  return holds ? kept : undefined;
}

export function forgetPlanAhead(project: StackProject, stage: string): void {
  rmSync(pathOf(project, stage), { recursive: true, force: true });
}

function readKept(folder: string): (Kept & PlannedAhead) | undefined {
  try {
    const kept = JSON.parse(readFileSync(join(folder, 'kept.json'), 'utf8')) as Kept;
    return { ...kept, plan: { ...kept.plan, json: readFileSync(join(folder, 'plan.json'), 'utf8') } };
  } catch {
    // As a rule there is none.
    return undefined;
  }
}

function pathOf(project: StackProject, stage: string): string {
  return planAheadPlace(synthFolder(project, stage));
}
