/**
 * One resource or data source of one stack. Where its attributes come from (a configuration, a plan, a state) is the
 * business of the document that made it.
 */
import type { Unclear, Value } from './value';

export interface Block {
  readonly stack: string;
  /** As Terraform prints it: `data.aws_ssm_parameter.pool`, `module.auth.aws_cognito_user_pool.main`, `aws_x.y["key"]`. */
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** Where the construct stands in the tree of its app; only synthesized stacks have one. */
  readonly constructPath?: string;
  /** Undefined when the attribute is absent or null. */
  readonly attribute: (name: string) => Value | undefined;
  /** True when Terraform itself hides the attribute, or a part of it: it may be compared and never shown. */
  readonly isSensitive: (attribute: string) => boolean;
  /** Names of the attributes and nested blocks that are configured. */
  readonly configured: readonly string[];
  /** What an attribute refers to, directly or through locals; also where its value cannot be followed. */
  readonly references: (attribute: string) => References;
  /** Why an attribute may refer to more than its references; undefined when it does not. */
  readonly unfollowed: (attribute: string) => Unclear | undefined;
  /** What the block waits for beside its attributes: `depends_on`, `count`, `for_each`, `replace_triggered_by`. */
  readonly dependsOn: () => References;
  /** What makes Terraform replace the block whenever it changes: `replace_triggered_by`. */
  readonly replacedBy: () => References;
  /** Whether a new one is there before the old one goes; undefined where the document does not say it. */
  readonly createBeforeDestroy?: boolean;
  /** Facts that a stack declares about a block for tools, in its comment: `"//": { "m2m": { ... } }`. */
  readonly declared: Readonly<Record<string, unknown>>;
}

/** Instances of one block share the list, so that whoever follows it can tell that it has been there. */
export type References = readonly Reference[];

/** A block that an expression names, and what of it. */
export interface Reference {
  readonly block: Block;
  /** Undefined when the whole block is meant. */
  readonly attribute: string | undefined;
}

export interface Output {
  readonly stack: string;
  readonly name: string;
  readonly sensitive: boolean;
  readonly value: () => Value;
  readonly references: () => References;
}
