/** One plan, made for a review or compared with one: what Terraform told in events, and the plan itself as JSON. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { emptyPlanJson } from './empty-plan';
import type { RunReport, TerraformSession } from '../terraform-run';
import { StackError } from '../stack-error';

export interface MadePlan {
  readonly report: RunReport;
  /** What `terraform show -json` prints; absent when Terraform stopped before it had a plan. */
  readonly json?: string;
}

/** Makes a plan without a lock; its file is gone afterwards. */
export async function makeUnlockedPlan(
  session: TerraformSession,
  planFile: string,
  more: readonly string[] = [],
): Promise<MadePlan> {
  const args = ['plan', '-json', '-input=false', '-lock=false', '-detailed-exitcode', `-out=${planFile}`];
  try {
    const report = await session.run([...args, ...more]);
    if (!existsSync(planFile) || session.interruption.requested) {
      return { report };
    }
    const empty =
      report.exitCode === 0 && !hasChecks(session.folder)
        ? emptyPlanJson(planFile, session.synthesized, session.terraform.version)
        : undefined;
    return { report, json: empty ?? (await planJson(session, planFile)) };
  } finally {
    rmSync(planFile, { force: true });
  }
}

/** @throws StackError when Terraform cannot show the plan that it has just made */
export async function planJson(session: TerraformSession, planFile: string): Promise<string> {
  const { text, exitCode } = await session.read(['show', '-json', '-no-color', planFile]);
  if (exitCode !== 0) {
    throw new StackError(
      `${session.context.project.name}: terraform show -json failed on the plan that was just made; plan again`,
    );
  }
  return text;
}

/** Checks that pass are told in the JSON of the plan alone. */
function hasChecks(folder: string): boolean {
  return /"(?:check|precondition|postcondition|validation)"/.test(
    readFileSync(join(folder, 'cdk.tf.json'), 'utf8'),
  );
}
