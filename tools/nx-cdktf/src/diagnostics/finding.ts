/** A diagnostic of Terraform in our words. */
import type { Diagnostic } from '../progress';

export interface Finding {
  /** What is wrong; no full stop, no source text. */
  readonly problem: string;
  /** What to do about it. Findings with the same remedy show it once. */
  readonly remedy?: string;
}

/** What rules may know beside the diagnostic itself. */
export interface Surroundings {
  readonly stack: string;
  readonly stage: string;
  readonly region: string;
  /** The account that cdktf.json allows; undefined when any is. */
  readonly accountId: string | undefined;
  /** The bucket of the state; undefined when a file holds it. */
  readonly stateBucket: { readonly bucket: string; readonly region: string } | undefined;
  /** Where the APIs of a throw-away cloud are; undefined on AWS. */
  readonly endpoint: string | undefined;
  /** Terraform's working folder, relative to the workspace root. */
  readonly folder: string;
  /** The stack that publishes an SSM parameter; undefined when none of this workspace does. */
  readonly publisherOf: (parameter: string) => string | undefined;
  /** What the stack configures at an address, for import ids. */
  readonly configurationOf: (address: string) => Readonly<Record<string, unknown>> | undefined;
}

/** Recognises one kind of failure; undefined leaves the diagnostic to the next rule. */
export type Rule = (diagnostic: Diagnostic, surroundings: Surroundings) => Finding | undefined;

export function textOf({ summary, detail }: Diagnostic): string {
  return `${summary}\n${detail}`;
}

export function nxRun(stack: string, target: string, stage: string): string {
  return `npx nx run ${stack}:${target}:${stage}`;
}
