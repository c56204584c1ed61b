/**
 * What stands on one user pool within one stack. Some of Cognito's rules are about all of them together: how many there
 * may be, that names differ, that they are not made at once.
 */
import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { areDifferentPools, type IUserPool } from './user-pool-interface';

interface PoolMember extends IConstruct {
  readonly userPool: IUserPool;
}

export class PoolMembers<Member extends PoolMember> {
  private readonly byStack = new WeakMap<TerraformStack, Member[]>();

  /** The members so far, in the order they were made, that may stand on the pool of this one. */
  before(member: Member): readonly Member[] {
    const made = this.byStack.get(TerraformStack.of(member)) ?? [];
    return made.filter((other) => other !== member && !areDifferentPools(other.userPool, member.userPool));
  }

  add(member: Member): void {
    const stack = TerraformStack.of(member);
    this.byStack.set(stack, [...(this.byStack.get(stack) ?? []), member]);
  }
}
