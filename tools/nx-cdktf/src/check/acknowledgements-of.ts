/** What the workspace accepts of the guard's findings, in one committed file at its root. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  acknowledgementsFile,
  DocumentError,
  parseAcknowledgements,
  type Acknowledgement,
} from '@m2m/m2m-guard';
import type { Stage } from '@m2m/stages/config';
import type { StackProject } from '../project';
import { StackError } from '../stack-error';

/**
 * Those that hold in the stage.
 *
 * @throws StackError when the file is not of its form
 */
export function acknowledgementsOf(
  { workspaceRoot }: StackProject,
  stage: Stage,
): readonly Acknowledgement[] {
  const path = join(workspaceRoot, acknowledgementsFile);
  if (!existsSync(path)) return [];
  try {
    return parseAcknowledgements(readFileSync(path, 'utf8'), acknowledgementsFile).filter(
      (one) => one.stage === undefined || one.stage === stage.name,
    );
  } catch (error) {
    throw error instanceof DocumentError ? new StackError(error.message, 2) : error;
  }
}
