/** What the review says about one stack: the report that a deployment is bound to. */
import { isAbsolute, join } from 'node:path';
import { ReportFileError, readReportFile, type StackReview } from '@m2m/plan-review';
import type { OperationContext } from '../operations/operation';
import { StackError } from '../stack-error';

export interface ReviewedStack {
  /** As it was named. */
  readonly file: string;
  /** Absent when the report does not mention the stack. */
  readonly review?: StackReview;
  /** Addresses of dangers that somebody acknowledged in git before the review was made. */
  readonly acknowledged: readonly string[];
}

/**
 * Undefined when the deployment is bound to no review.
 *
 * @param named file on the command line; else the variable REVIEWED_REPORT counts, which reaches every stack of an Nx run
 * @throws StackError when the report cannot be read, or is about another stage
 */
export function readReviewedStack(
  { project, stage, env, workspaceRoot }: OperationContext,
  named: string | undefined,
): ReviewedStack | undefined {
  const file = named ?? (env['REVIEWED_REPORT'] || undefined);
  if (file === undefined) {
    return undefined;
  }
  const report = readReport(isAbsolute(file) ? file : join(workspaceRoot, file));
  if (report.stage !== stage.name) {
    throw new StackError(
      `${file}: this review is about stage "${report.stage}", and the deployment about stage "${stage.name}"; nothing was applied`,
      2,
    );
  }
  const review = report.stacks.find(({ stack }) => stack === project.name);
  const acknowledged = report.dangers
    .filter(({ stack, acknowledgement }) => stack === project.name && acknowledgement !== undefined)
    .map(({ address }) => address);
  return { file, acknowledged, ...(review !== undefined && { review }) };
}

function readReport(file: string) {
  try {
    return readReportFile(file);
  } catch (error) {
    if (error instanceof ReportFileError) {
      throw new StackError(`--reviewed: ${error.message} Nothing was applied.`, 2);
    }
    throw error;
  }
}
