/** Lets a plan pass that is what was reviewed; stops every other one and says what is different. */
import type { OperationWork } from '../operations/run-operation';
import type { RunFolder } from '../terraform-run';
import { compareWithReview, contractStillHolds } from './compare-with-review';
import type { ReviewedStack } from './reviewed-stack';

export class ReviewGate {
  constructor(
    private readonly work: OperationWork,
    private readonly folder: RunFolder,
  ) {}

  /** False when nothing may be applied; it has said why then. */
  async lets(reviewed: ReviewedStack): Promise<boolean> {
    const { session, screen } = this.work;
    screen.activity('comparing with the review');
    const { differences, pins } = await compareWithReview(session, this.folder, reviewed);
    if (differences.length > 0) {
      return this.#stop(reviewed, differences);
    }
    // The plan file holds the values of its parameters, and Terraform does not look at them again.
    if (!(await contractStillHolds(session, pins))) {
      return this.#stop(reviewed, ['changed since the plan: a contract parameter']);
    }
    screen.line(`${screen.title}: this is what was reviewed (${reviewed.file})`);
    return true;
  }

  #stop({ file }: ReviewedStack, differences: readonly string[]): boolean {
    const { session, screen } = this.work;
    const { project, stage } = session.context;
    screen.failure(
      `${screen.title}: this is not what was reviewed (${file}); nothing was applied\n` +
        differences.map((line) => `  ${line}\n`).join('') +
        `  review it again: npx nx run ${project.name}:plan:${stage.name}, then npx nx run plan-review:report --stage=${stage.name}`,
    );
    return false;
  }
}
