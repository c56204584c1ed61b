/** Reads `m2m-guard.json` of this workspace and of the base. */
import { acceptedFindings, acknowledgementsFile, DocumentError, type AcceptedFindings } from '../guard';
import type { ReadOptions } from './read-stack';
import { readText } from './workspace-files';

/** A file that cannot be read accepts nothing, and is a problem of the review. */
export function readAccepted(
  { workspaceRoot, base, stage }: ReadOptions,
  problems: string[],
): AcceptedFindings {
  const acceptedIn = (root: string, prefix: string) => {
    const text = readText(root, acknowledgementsFile);
    try {
      return text === undefined ? [] : acceptedFindings(text, stage);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      problems.push(`${prefix}${error.message}`);
      return [];
    }
  };
  return {
    head: acceptedIn(workspaceRoot, ''),
    base: base === undefined ? [] : acceptedIn(base, 'in the base, '),
  };
}
