import { change } from './examples/change';
import { rule } from './rule';

export const validationExpression = rule({
  id: 'validation-expression',
  severity: 'error',
  what: 'Cognito authorizer with an identity_validation_expression',
  why: 'API Gateway matches the expression against the claim "aud". Access tokens of the client-credentials grant have no such claim, so the expression protects nothing and refuses machines.',
  source:
    'AWS API Gateway: identityValidationExpression of CreateAuthorizer; Amazon Cognito: claims of access tokens',
  fix: 'remove identity_validation_expression; scopes on the routes decide who may call',
  violations: ({ authorizers }) =>
    authorizers
      .filter(({ type, hasValidationExpression }) => type === 'cognito' && hasValidationExpression)
      .map((place) => ({
        place,
        message:
          'authorizer has an identity_validation_expression, which is matched against the claim "aud"; tokens of machines have none',
      })),
  examples: {
    fires: [
      [change('api', 'aws_api_gateway_authorizer.cognito', { identity_validation_expression: '^orders$' })],
    ],
    doesNotFire: [
      [change('api', 'aws_api_gateway_authorizer.cognito', { identity_validation_expression: '' })],
    ],
  },
});
