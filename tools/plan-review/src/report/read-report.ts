/** report.json, read back by those who publish it or compare with it. It crosses jobs, so it is foreign until checked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewModel } from '../review/model';
import { reportSchema } from './report-schema';

export class ReportFileError extends Error {
  override readonly name = 'ReportFileError';
}

/**
 * @param folder where `report` wrote
 * @throws {ReportFileError} when there is none, or it is not of this format
 */
export function readReport(folder: string): ReviewModel {
  return readReportFile(join(folder, 'report.json'));
}

/** @throws {ReportFileError} when there is no such file, or it is not of this format */
export function readReportFile(file: string): ReviewModel {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
    throw new ReportFileError(`${file}: ${reason}; make it with "plan-review report".`);
  }
  const parsed = reportSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ReportFileError(
    `${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not understood'}; make it with the "plan-review report" of the same version.`,
  );
}
