/** The part of the review model that is about one resource. */
import type { ChangeAction } from './change-action';

export interface ResourceChange {
  /** `aws_cognito_user_pool.pool`. With `deposedKey`, several changes have the same address. */
  readonly address: string;
  /** `aws_cognito_user_pool` */
  readonly type: string;
  readonly mode: 'managed' | 'data';
  readonly action: ChangeAction;
  /** Present when the resource also, or only, gets a new address. */
  readonly movedFrom?: string;
  /** Present when the resource is also, or only, taken over from outside. */
  readonly importId?: ShownValue;
  /** Present when this is the old half of a replacement that was interrupted. */
  readonly deposedKey?: string;
  /** Present with `replace` and `forget-and-create`. */
  readonly replacement?: Replacement;
  /** Why Terraform does this, in words; absent when the configuration asks for it in the usual way. */
  readonly reason?: string;
  /** What differs, by attribute name. Of a creation: what is known before it happens. Empty for `delete` and `forget`. */
  readonly attributes: readonly AttributeChange[];
}

export interface Replacement {
  /** `keep-old`, with `forget-and-create`: the old one stays in the cloud, unmanaged. */
  readonly order: 'delete-first' | 'create-first' | 'keep-old';
  /** `possible`: in a preview, an unknown value meets an argument that cannot be changed in place. */
  readonly certainty: 'certain' | 'possible';
  /** Attribute paths that force it. Empty for a tainted resource or `-replace`: then `reason` says why. */
  readonly causes: readonly string[];
}

export interface AttributeChange {
  /** Top-level attribute or block name. */
  readonly name: string;
  readonly before: ShownValue;
  readonly after: ShownValue;
  readonly forcesReplacement: boolean;
}

export type Scalar = string | number | boolean;

/**
 * What of a value may be seen. `text` of `src/redaction` prints it.
 *
 * - `value`: a scalar or a list of scalars that the allow-list knows to be public
 * - `absent`: null or not there
 * - `unknown`: known after apply
 * - `sensitive`: marked so by Terraform or the provider
 * - `not-shown`: nobody said that it is public
 */
export type ShownValue =
  | { readonly kind: 'value'; readonly value: Scalar | readonly Scalar[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'sensitive' }
  | { readonly kind: 'not-shown' };
