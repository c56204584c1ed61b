/** The part of the review model that is about who may call what, before this change and after it. */

export interface AccessReview {
  /** What needs attention first. */
  readonly changes: readonly AccessChange[];
  /** What nobody can tell about the time after the change, whatever it was before. */
  readonly unknown: readonly UnknownAccess[];
  /** Stacks that have no usable plan: their part is taken as it is written, before and after. */
  readonly notCompared: readonly string[];
}

/** One caller, and the routes of one stack that it may call from now on, or no longer. */
export interface AccessChange {
  /** `may`: one side of the comparison could not be told. */
  readonly kind: 'gains' | 'may-gain' | 'loses' | 'may-lose';
  /** Absent: anyone, without a token. */
  readonly client?: AccessClient;
  /** Whose routes they are. */
  readonly stack: string;
  /** `POST /echo`; the Terraform address where the path is not written in the configuration. */
  readonly routes: readonly string[];
  /** Nothing of the stack was deployed before, and the client comes with it. */
  readonly firstDeployment: boolean;
  /** Of what somebody has to look at: what an acknowledgement must name. */
  readonly acknowledge?: { readonly address: string; readonly digest: string };
  readonly acknowledgement?: { readonly reason: string };
}

export interface AccessClient {
  readonly stack: string;
  readonly address: string;
  /** As the configuration writes it; absent where it does not. */
  readonly name?: string;
}

export interface UnknownAccess {
  readonly client: AccessClient;
  readonly routes: readonly string[];
  /** A clause, one of a fixed set: what it is that nobody can tell. */
  readonly why: string;
}

/** What an acknowledgement calls it. It never changes. */
export const accessOpenedRule = 'access-opened';

/** True when somebody has to look at it: it opens something, and nobody has accepted that yet. */
export function needsAttention({ acknowledge, acknowledgement }: AccessChange): boolean {
  return acknowledge !== undefined && acknowledgement === undefined;
}
