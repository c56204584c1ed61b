/**
 * The review: everything a report may say about the plans of all stacks, as plain data.
 *
 * This is the border that secrets do not cross. Whatever is in here has passed `src/redaction`, so every format may print
 * any of it; nothing that reads this model sees a plan. `report.json` is this model as it stands.
 *
 * Text in here (addresses, values, summaries) was written by whoever opened the pull request. It is raw: escaping belongs to
 * the format that prints it.
 */
import type { AccessReview } from './access-model';
import type { AttributeChange, ResourceChange } from './change-model';
import type { ContractEdge, ContractEntry } from './contract-model';
import type { CostReview } from './cost-model';
import type { GuardReview } from './guard-model';

export type * from './access-model';
export type * from './change-model';
export type * from './contract-model';
export type * from './cost-model';
export type * from './guard-model';

export interface ReviewModel {
  readonly formatVersion: 1;
  readonly stage: string;
  readonly verdict: Verdict;
  /** Why the verdict is not clean, one entry per reason, worst first. Empty exactly when the verdict is 0. */
  readonly reasons: readonly VerdictReason[];
  /** In the order in which they are deployed: no stack stands before one that it reads from. */
  readonly stacks: readonly StackReview[];
  /** Unacknowledged first; within these, in deploy order. */
  readonly dangers: readonly Danger[];
  /** Every contract parameter that a stack publishes or reads, sorted by name. */
  readonly contract: readonly ContractEntry[];
  /** Who reads from whom, one edge per pair of stacks: the graph of the report. */
  readonly edges: readonly ContractEdge[];
  /** Who gains or loses access. Absent, as the next two are, in reports of older versions. */
  readonly access?: AccessReview;
  readonly cost?: CostReview;
  /** What the guard finds in the code, compared with the base. */
  readonly guard?: GuardReview;
  /** What this tool did not understand. A report always has this line, also when the list is empty. */
  readonly couldNotAnalyse: readonly CouldNotAnalyse[];
  /** Acknowledgements that match no danger of this review: they are to be removed. */
  readonly unusedAcknowledgements: readonly UnusedAcknowledgement[];
}

/** 0: clean. 1: needs attention. 2: a part could not be analysed. Also the exit code of `report`. */
export type Verdict = 0 | 1 | 2;

export interface VerdictReason {
  readonly verdict: 1 | 2;
  readonly code:
    | 'could-not-analyse'
    | 'danger'
    | 'access'
    | 'guard'
    | 'over-budget'
    | 'contract'
    | 'failing-check'
    | 'drift'
    | 'forget'
    | 'unused-acknowledgement';
  /** How many of them. */
  readonly count: number;
}

export interface StackReview {
  readonly stack: string;
  /** Stacks that must be deployed before. */
  readonly upstream: readonly string[];
  /** Position in the deployment, from 1. Stacks with the same step do not depend on each other. */
  readonly step: number;
  readonly status: StackStatus;
  /** Of an unchanged stack: the git revision whose inputs are the same. */
  readonly unchangedSince?: string;
  /** Of a preview: contract parameters whose values nobody knows before the upstream is applied. */
  readonly pendingParameters: readonly string[];
  /** Absent when there is no plan. */
  readonly terraformVersion?: string;
  /** In the order of the plan. Resources that stay as they are do not appear. */
  readonly changes: readonly ResourceChange[];
  readonly counts: ChangeCounts;
  readonly outputs: readonly OutputChange[];
  /** What was changed outside Terraform. The plan does not propose it. */
  readonly drift: readonly Drift[];
  /** Every check, precondition and postcondition that Terraform reports, passing ones included. */
  readonly checks: readonly CheckResult[];
  /** True when Terraform stopped in the middle: `changes` is what it had found until then. */
  readonly errored: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly providers: ProviderReview;
  /** The contract parameters whose values this plan was made with; deploy reads them again before it applies. */
  readonly contractPins: readonly ContractPin[];
  /** Absent when there is no plan. */
  readonly digest?: StackDigest;
}

/**
 * - `planned`: the plan is what would be applied
 * - `preview`: planned with some contract parameters unknown, because their upstream is not deployed or changes here
 * - `unchanged`: the inputs equal those of the base, so it was not planned again
 * - `failed`: there is no usable plan
 * - `not-planned`: not part of this review; it appears because it may read what the others change
 */
export type StackStatus = 'planned' | 'preview' | 'unchanged' | 'failed' | 'not-planned';

/** How many changes of each kind; a change that moves and updates counts in both. */
export interface ChangeCounts {
  readonly create: number;
  readonly update: number;
  /** Both orders, and `forget-and-create`. */
  readonly replace: number;
  readonly delete: number;
  readonly forget: number;
  readonly move: number;
  readonly import: number;
  /** Data sources that are read during apply. */
  readonly read: number;
  /** Actions that this tool does not understand. */
  readonly unknown: number;
}

/** Names only: an output can hold anything. */
export interface OutputChange {
  readonly name: string;
  readonly action: 'create' | 'update' | 'delete' | 'unknown';
  readonly sensitive: boolean;
  /** True when the new value is known after apply. */
  readonly unknownUntilApplied: boolean;
}

export interface Drift {
  readonly address: string;
  readonly action: 'update' | 'delete' | 'unknown';
  /**
   * True when it concerns something that the configuration says, or the whole resource. False when only computed attributes
   * differ: most often because creating another resource changed them. Only the first needs attention.
   */
  readonly configured: boolean;
  readonly attributes: readonly AttributeChange[];
}

/** Without its message, which is free text and may quote any value. */
export interface CheckResult {
  /** `check.health`, `aws_lambda_function.echo`, `output.api_url` */
  readonly address: string;
  readonly kind: 'check' | 'resource' | 'output' | 'variable' | 'unknown';
  readonly status: 'pass' | 'fail' | 'error' | 'unknown';
}

/** Without detail and source snippet, which may quote any value. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly address?: string;
}

export interface ProviderReview {
  /** `.terraform.lock.hcl` against the base; `unknown` when there is no base. */
  readonly lock: 'unchanged' | 'changed' | 'unknown';
  /** Versions that differ from the base; empty without a base, or when only hashes differ. */
  readonly changes: readonly ProviderChange[];
}

export interface ProviderChange {
  /** `registry.terraform.io/hashicorp/aws` */
  readonly address: string;
  /** Absent when the provider is new. */
  readonly before?: string;
  /** Absent when the provider is no longer used. */
  readonly after?: string;
}

/** The ARN takes part in the digest alone. */
export interface ContractPin {
  readonly name: string;
  readonly version: number;
  /** RFC 3339. */
  readonly lastModified: string;
}

/**
 * What deploy compares with its own plan. All digests are hexadecimal HMAC-SHA256 with one key, because secrets are inside.
 */
export interface StackDigest {
  /** Tells "another key" from "another plan". */
  readonly keyId: string;
  /** Over everything below. */
  readonly total: string;
  /** Per resource instance and output that would change, sorted by address: the difference can be told in words. */
  readonly changes: readonly { readonly address: string; readonly action: string; readonly digest: string }[];
  readonly assets: readonly { readonly path: string; readonly digest: string }[];
  readonly lock: string;
  readonly contractPins: readonly { readonly name: string; readonly digest: string }[];
}

export interface Danger {
  /** Name of the rule: `user-pool-replaced`. */
  readonly rule: string;
  readonly stack: string;
  readonly address: string;
  /** What happens, one sentence. */
  readonly what: string;
  /** What it means for callers and operators, one or two sentences. */
  readonly consequence: string;
  /** Attribute paths that cause it; empty when the rule needs none or Terraform names none. */
  readonly causes: readonly string[];
  /** Stacks that read from this one, directly or through others, and so feel it too. */
  readonly affectedStacks: readonly string[];
  /** `possible` when it hangs on a value that is not known before apply. */
  readonly certainty: 'certain' | 'possible';
  /** 64 hexadecimal digits; to be quoted in an acknowledgement. */
  readonly digest: string;
  readonly acknowledgement?: { readonly reason: string };
}

export interface CouldNotAnalyse {
  /** Absent when it is about the workspace: one file that all stacks share. */
  readonly stack?: string;
  /** Absent when it is about the stack as a whole. */
  readonly address?: string;
  /** One sentence: what it is, and what to do about it. */
  readonly text: string;
}

export interface UnusedAcknowledgement {
  readonly stack: string;
  readonly rule: string;
  readonly address: string;
}
