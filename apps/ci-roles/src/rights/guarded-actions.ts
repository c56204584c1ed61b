/**
 * Actions that would be a right to everything if they held without a condition: who may make a role, give it rights and
 * hand it to a function can do whatever the function then can.
 */
import { roleBoundaryArn, type Stage } from '@m2m/stages';
import type { Statement } from './policy-document';

export interface Guard {
  /** First word of the statement's name. */
  readonly verb: string;
  readonly actions: readonly string[];
  readonly condition: NonNullable<Statement['Condition']>;
}

export function guardsOf(stage: Stage): readonly Guard[] {
  return [
    {
      verb: 'Bounded',
      actions: ['iam:CreateRole', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy'],
      condition: { StringEquals: { 'iam:PermissionsBoundary': roleBoundaryArn(stage) ?? '' } },
    },
    {
      verb: 'Pass',
      actions: ['iam:PassRole'],
      condition: {
        StringEquals: { 'iam:PassedToService': ['apigateway.amazonaws.com', 'lambda.amazonaws.com'] },
      },
    },
  ];
}
