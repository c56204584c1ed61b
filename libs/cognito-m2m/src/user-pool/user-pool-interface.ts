import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';

/** What clients, resource servers and APIs need to know of a user pool, whichever stack made it. */
export interface IUserPool extends IConstruct {
  readonly userPoolId: string;
  readonly userPoolArn: string;
  /** Where callers exchange their client credentials for an access token. */
  readonly tokenUrl: string;
  /** The `iss` of every token of the pool. */
  readonly issuer: string;
  /** By what this object knows which pool it is. */
  readonly identity: UserPoolIdentity;
}

/** A pool is known by the construct that makes it, or by the contract that it is read from. */
export interface UserPoolIdentity {
  readonly kind: 'construct' | 'contract';
  readonly name: string;
}

/**
 * True when two objects certainly stand for different pools. A made pool and an imported one may be the same, and so may
 * anything whose name Terraform only knows later.
 */
export function areDifferentPools({ identity: one }: IUserPool, { identity: other }: IUserPool): boolean {
  const known = !Token.isUnresolved(one.name) && !Token.isUnresolved(other.name);
  return known && one.kind === other.kind && one.name !== other.name;
}
