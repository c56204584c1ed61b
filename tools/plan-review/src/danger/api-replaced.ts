import { ending, endsInWords, type DangerRule } from './rule';

const apis = ['aws_api_gateway_rest_api', 'aws_apigatewayv2_api'];

/** The id of an API is a part of its URL. */
export const apiReplaced: DangerRule = {
  id: 'api-replaced',
  find: ({ change }) => {
    const end = apis.includes(change.type) ? ending(change) : undefined;
    return (
      end && {
        what: `the API ${endsInWords(end)}`,
        consequence: 'Its URL changes or stops answering: every caller has the old one in its configuration.',
        certainty: end.certainty,
      }
    );
  },
};
