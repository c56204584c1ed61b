import { ending, endsInWords, type DangerRule } from './rule';

/** A user pool cannot be restored: its ids are random, and its clients and their secrets exist nowhere else. */
export const userPoolReplaced: DangerRule = {
  id: 'user-pool-replaced',
  find: ({ change }) => {
    const end = change.type === 'aws_cognito_user_pool' ? ending(change) : undefined;
    return (
      end && {
        what: `the user pool ${endsInWords(end)}`,
        consequence:
          'Every client id and client secret of every API on it dies, and so does every token already issued; all callers need new credentials.',
        certainty: end.certainty,
      }
    );
  },
};
