import { change } from './examples/change';
import { goodHttpApi } from './examples/good-http-api';
import { rule } from './rule';

export const identitySource = rule({
  id: 'identity-source',
  severity: 'error',
  what: 'authorizer that does not read the Authorization header',
  why: 'Callers send the token as RFC 6750 says, in the Authorization header. Read from elsewhere every call gets 401, and from a query string tokens end up in logs.',
  source: 'RFC 6750, sections 2.1 and 2.3; AWS API Gateway: identitySource of CreateAuthorizer',
  fix: 'set identity_source = "method.request.header.Authorization" (REST API) or identity_sources = ["$request.header.Authorization"] (HTTP API)',
  violations: ({ authorizers }) =>
    authorizers
      .filter(
        ({ type, identitySource: { known, complete } }) => type !== 'other' && complete && !isHeader(known),
      )
      .map(({ identitySource: { known }, kind, ...place }) => ({
        place,
        message: `authorizer reads the token from ${known.length === 0 ? 'nowhere' : known.join(', ')}; callers send it in the Authorization header: ${wanted[kind]}`,
      })),
  examples: {
    fires: [
      [
        change('api', 'aws_api_gateway_authorizer.cognito', {
          identity_source: 'method.request.header.X-Token',
        }),
      ],
      [
        ...goodHttpApi,
        change('api', 'aws_apigatewayv2_authorizer.jwt', {
          identity_sources: ['$request.querystring.token'],
        }),
      ],
      [...goodHttpApi, change('api', 'aws_apigatewayv2_authorizer.jwt', { identity_sources: undefined })],
    ],
    doesNotFire: [
      [change('api', 'aws_api_gateway_authorizer.cognito', { identity_source: undefined })],
      [
        change('api', 'aws_api_gateway_authorizer.cognito', {
          identity_source: 'method.request.header.authorization',
        }),
      ],
    ],
  },
});

const wanted = { rest: 'method.request.header.Authorization', http: '$request.header.Authorization' };

/** Names of headers are the same in any case. */
function isHeader(sources: readonly string[]): boolean {
  const [source, ...more] = sources;
  return more.length === 0 && /^(?:method\.|\$)request\.header\.authorization$/i.test(source ?? '');
}
