/**
 * The permissions boundary of the roles that the stacks of a stage make: whatever policies such a role gets, it can do no
 * more than the boundary says. Without it, who may make roles may make one that can do everything, so a stage that
 * workflows deploy has one. ci-roles publishes it, under a name that every other stack knows.
 */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Aspects } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Stage } from './config';
import { nameInAws } from './names';

/** Name of the policy that bounds the roles of a stage. */
export function roleBoundaryName(stage: Stage): string {
  return `${nameInAws('ci-roles', stage)}-boundary`;
}

/** Its ARN; `undefined` in a stage that no workflow deploys, whose roles have none. */
export function roleBoundaryArn(stage: Stage): string | undefined {
  return stage.github === undefined
    ? undefined
    : `arn:aws:iam::${stage.accountId ?? ''}:policy/${roleBoundaryName(stage)}`;
}

/** Gives the boundary to every role below a construct, however deep and whoever made it. */
export function boundRoles(scope: IConstruct, boundaryArn: string): void {
  Aspects.of(scope).add({
    visit: (construct) => {
      if (construct instanceof IamRole) {
        construct.permissionsBoundary = boundaryArn;
      }
    },
  });
}
