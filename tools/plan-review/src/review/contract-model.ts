/** The part of the review model that is about what stacks publish and read. */

export interface ContractEntry {
  /** `/auth-stack-dev/CognitoUserPoolId` */
  readonly name: string;
  /** Absent when no stack of this workspace publishes it (any more). */
  readonly publisher?: ContractEnd;
  readonly readers: readonly ContractEnd[];
  /** Worst first; `unchanged` alone when nothing happens to it. */
  readonly findings: readonly ContractFinding[];
}

export interface ContractEnd {
  readonly stack: string;
  readonly address: string;
  /** False when the stack is not part of this review. */
  readonly planned: boolean;
}

export interface ContractFinding {
  readonly code:
    | 'removed-while-read'
    | 'never-published'
    | 'published-twice'
    | 'type-changed'
    | 'renamed'
    | 'reader-not-planned'
    | 'changed'
    | 'unknown-until-applied'
    | 'added'
    | 'removed'
    | 'unchanged';
  /** `error`: a stack breaks. `attention`: somebody must look. `info`: part of the story. */
  readonly severity: 'error' | 'attention' | 'info';
  /** One sentence with names and types, never with values. */
  readonly text: string;
}

export interface ContractEdge {
  readonly from: string;
  readonly to: string;
  /** Names of the parameters that go this way, sorted. */
  readonly parameters: readonly string[];
  /** Those of them with a finding other than `unchanged`. */
  readonly changed: readonly string[];
  /** The worst severity on this edge. */
  readonly severity: 'error' | 'attention' | 'info';
}
