/** One plan, made for a review or compared with one: what Terraform told in events, and the plan itself as JSON. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
  let drifted = false;
  const args = ['plan', '-json', '-input=false', '-lock=false', '-detailed-exitcode', `-out=${planFile}`];
  try {
    const report = await session.run([...args, ...more], ({ type }) => {
      drifted ||= type === 'resource_drift';
    });
    if (!existsSync(planFile) || session.interruption.requested) {
      return { report };
    }
    const isEmpty = report.exitCode === 0 && !drifted && report.diagnostics.length === 0;
    return isEmpty && !hasChecks(session.folder)
      ? { report, json: emptyPlan(session.terraform.version) }
      : { report, json: await planJson(session, planFile) };
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

/**
 * The JSON of a plan in which nothing changes, nothing drifted, nothing is checked and nothing was said. Asking Terraform for
 * it would take more than half as long as the plan, because it loads the schemas of all providers once more.
 */
function emptyPlan(terraformVersion: string): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: terraformVersion,
    resource_changes: [],
    output_changes: {},
    complete: true,
    errored: false,
  });
}

/** Checks that pass are told in the JSON of the plan alone. */
function hasChecks(folder: string): boolean {
  return /"(?:check|precondition|postcondition|validation)"/.test(
    readFileSync(join(folder, 'cdk.tf.json'), 'utf8'),
  );
}
