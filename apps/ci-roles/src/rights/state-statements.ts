/**
 * What Terraform does with the state bucket: list it to find workspaces, read the state, write it, and make and remove
 * the lock object beside it.
 */
import type { Stage } from '@m2m/stages';
import type { Statement } from './policy-document';

export function readStateStatements(stage: Stage, stacks: readonly string[]): Statement[] {
  return [
    { Sid: 'ListState', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [bucketArn(stage)] },
    {
      Sid: 'ReadState',
      Effect: 'Allow',
      Action: ['s3:GetObject'],
      Resource: stacks.map((stack) => stateArn(stage, stack)),
    },
  ];
}

/**
 * @param deployed stacks whose state changes
 * @param locked stacks whose lock is taken, also those in which a deployment finds nothing to do
 */
export function writeStateStatements(
  stage: Stage,
  { deployed, locked }: { readonly deployed: readonly string[]; readonly locked: readonly string[] },
): Statement[] {
  return [
    {
      Sid: 'WriteState',
      Effect: 'Allow',
      Action: ['s3:PutObject'],
      Resource: deployed.map((stack) => stateArn(stage, stack)),
    },
    {
      Sid: 'LockState',
      Effect: 'Allow',
      Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      Resource: locked.map((stack) => `${stateArn(stage, stack)}.tflock`),
    },
  ];
}

function bucketArn({ state }: Stage): string {
  return `arn:aws:s3:::${state?.bucket ?? ''}`;
}

function stateArn(stage: Stage, stack: string): string {
  return `${bucketArn(stage)}/${stage.name}/${stack}.tfstate`;
}
