/**
 * The most that a role made by a workflow can ever do: what the stacks' own roles do today, which is to write logs.
 * A function that needs more needs it here first, and a person has to deploy that.
 */
import type { Statement } from './policy-document';

export const boundary: readonly Statement[] = [
  {
    Sid: 'WriteLogs',
    Effect: 'Allow',
    Action: [
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:FilterLogEvents',
      'logs:GetLogEvents',
      'logs:PutLogEvents',
    ],
    Resource: ['*'],
  },
];
