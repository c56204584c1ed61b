/**
 * The private folder that a plan leaves for the review: `cdktf.out/<stage>/review/`, mode 0700, because the plan in it holds
 * the secrets of the stack.
 *
 * It says "failed" from the moment a plan begins, and is replaced as a whole when the plan has come to an end: whoever reads
 * it sees the plan of now or a failure, never half of one and never the plan of yesterday.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metaSchema, reviewFolder, type Meta } from '@m2m/plan-review';
import { synthFolder, type StackProject } from '../project';
import { removeLeftovers, scratchName } from './leftovers';
import { forgetPlanAhead } from './plan-ahead-folder';

export class ReviewFolder {
  readonly #path: string;
  /** For what exists while the plan is made only. */
  readonly #scratch: string;

  private constructor(project: StackProject, stage: string) {
    this.#path = join(project.workspaceRoot, reviewFolder(project.name, stage));
    this.#scratch = join(synthFolder(project, stage), scratchName('review'));
  }

  /** Empties the folder of an earlier plan, and removes what killed plans have left behind. */
  static begin(project: StackProject, stage: string, unfinished: Meta): ReviewFolder {
    removeLeftovers(synthFolder(project, stage));
    const folder = new ReviewFolder(project, stage);
    mkdirSync(folder.#scratch, { recursive: true, mode: 0o700 });
    folder.publish(unfinished);
    return folder;
  }

  /** Terraform's plan file: a zip that holds the state in clear. It goes when the plan ends. */
  get planFile(): string {
    return join(this.#scratch, 'plan.tfplan');
  }

  /** @param planJson what `terraform show -json` prints */
  publish(meta: Meta, planJson?: string): void {
    const next = join(this.#scratch, 'review');
    mkdirSync(next, { mode: 0o700 });
    if (planJson !== undefined) {
      writeFileSync(join(next, 'plan.json'), planJson, { mode: 0o600 });
    }
    writeFileSync(join(next, 'meta.json'), `${JSON.stringify(meta, undefined, 2)}\n`, { mode: 0o600 });
    rmSync(this.#path, { recursive: true, force: true });
    renameSync(next, this.#path);
  }

  end(): void {
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}

/** What an operation that changed the stack calls: no plan of before is a plan any more. */
export function forgetReview(project: StackProject, stage: string): void {
  rmSync(join(project.workspaceRoot, reviewFolder(project.name, stage)), { recursive: true, force: true });
  forgetPlanAhead(project, stage);
}

export interface FoundReview {
  readonly meta: Meta;
  /** Absent when there is no plan. */
  readonly planJson?: string;
}

/** Undefined when the stack was not planned, or what the plan left cannot be read. */
export function findReview(project: StackProject, stage: string): FoundReview | undefined {
  const folder = join(project.workspaceRoot, reviewFolder(project.name, stage));
  const meta = metaSchema.safeParse(readJson(join(folder, 'meta.json'))).data;
  const planFile = join(folder, 'plan.json');
  return meta && { meta, ...(existsSync(planFile) && { planJson: readFileSync(planFile, 'utf8') }) };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
