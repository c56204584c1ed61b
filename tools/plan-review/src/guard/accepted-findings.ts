/** What the workspace accepts of the guard's findings, in one committed file at its root, on both sides of the review. */
import { acknowledgementsFile, parseAcknowledgements, type Acknowledgement } from '@m2m/m2m-guard';

export interface AcceptedFindings {
  readonly head: readonly Acknowledgement[];
  /** Empty without a base. */
  readonly base: readonly Acknowledgement[];
}

/**
 * Those that hold in the stage.
 *
 * @throws DocumentError when the text is not of its form
 */
export function acceptedFindings(text: string, stage: string): readonly Acknowledgement[] {
  return parseAcknowledgements(text, acknowledgementsFile).filter(
    (one) => one.stage === undefined || one.stage === stage,
  );
}

export { acknowledgementsFile, type Acknowledgement };
