/**
 * What Terraform does with the state bucket: list it to find workspaces, read the state, write it, and make and remove
 * the lock object beside it.
 */
import type { Stage } from '@m2m/stages';
import type { Statement } from './policy-document';

export function listStateStatement(stage: Stage): Statement {
  return { Sid: 'ListState', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [bucketArn(stage)] };
}

export function readStateStatement(stage: Stage, stacks: readonly string[]): Statement {
  return {
    Sid: 'ReadState',
    Effect: 'Allow',
    Action: ['s3:GetObject'],
    Resource: stacks.map((stack) => stateArn(stage, stack)),
  };
}

export function writeStateStatement(stage: Stage, stacks: readonly string[]): Statement {
  return {
    Sid: 'WriteState',
    Effect: 'Allow',
    Action: ['s3:PutObject'],
    Resource: stacks.map((stack) => stateArn(stage, stack)),
  };
}

export function lockStateStatement(stage: Stage, stacks: readonly string[]): Statement {
  return {
    Sid: 'LockState',
    Effect: 'Allow',
    Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
    Resource: stacks.map((stack) => `${stateArn(stage, stack)}.tflock`),
  };
}

function bucketArn({ state }: Stage): string {
  return `arn:aws:s3:::${state?.bucket ?? ''}`;
}

function stateArn(stage: Stage, stack: string): string {
  return `${bucketArn(stage)}/${stage.name}/${stack}.tfstate`;
}
