import { ending, endsInWords, type DangerRule } from './rule';

/** Cognito makes id and secret of a client; neither can be chosen or kept. */
export const clientReplaced: DangerRule = {
  id: 'client-replaced',
  find: ({ change }) => {
    const end = change.type === 'aws_cognito_user_pool_client' ? ending(change) : undefined;
    return (
      end && {
        what: `the client ${endsInWords(end)}`,
        consequence:
          'Its client id and client secret stop working at once; the caller that uses it gets no token until it has new ones.',
        certainty: end.certainty,
      }
    );
  },
};
