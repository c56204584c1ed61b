/** One stack as one source describes it: every block of it, and what of the source could not be read. */
import type { Block, Output } from './block';

/**
 * - `configuration`: Terraform JSON as it was written or synthesized.
 * - `plan`: what a plan would leave behind.
 * - `state`: what was there before the plan.
 */
export type DocumentKind = 'configuration' | 'plan' | 'state';

export interface Document {
  readonly stack: string;
  readonly kind: DocumentKind;
  readonly blocks: readonly Block[];
  readonly outputs: readonly Output[];
  readonly notRead: readonly NotRead[];
}

/** A part of a document that this tool does not understand. It becomes a finding, never silence. */
export interface NotRead {
  readonly stack: string;
  readonly address: string;
  readonly constructPath?: string;
  /** A sentence without its subject: "is a module call; check its plan instead". It quotes no value. */
  readonly why: string;
}

/** A failure that is a sentence for the person at the keyboard. It quotes no value of the document. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}
