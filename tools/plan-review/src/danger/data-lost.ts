import { ending, endsInWords, type DangerRule } from './rule';

/** What holds data that Terraform cannot make again. */
const stores: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: 'the log group',
  aws_dynamodb_table: 'the table',
  aws_s3_bucket: 'the bucket',
  aws_kms_key: 'the key',
  aws_secretsmanager_secret: 'the secret',
  aws_sqs_queue: 'the queue',
};

export const dataLost: DangerRule = {
  id: 'data-lost',
  find: ({ change }) => {
    const store = stores[change.type];
    const end = store === undefined ? undefined : ending(change);
    return (
      end && {
        what: `${store ?? ''} ${endsInWords(end)}`,
        consequence: 'What it holds is gone, or cannot be read any more.',
        certainty: end.certainty,
      }
    );
  },
};

export function holdsData(type: string): boolean {
  return Object.hasOwn(stores, type);
}
