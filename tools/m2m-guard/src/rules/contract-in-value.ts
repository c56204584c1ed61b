import type { PublishedParameter } from '../model';
import { change } from './examples/change';
import { rule } from './rule';

export const contractInValue = rule({
  id: 'contract-in-value',
  severity: 'error',
  what: 'public id of a user pool that is published as if it were a secret',
  why: 'The provider hides "value" in every plan, so no reviewer sees which pool or client a stack is about to use. A SecureString needs a key besides. Ids, ARNs and URLs are public.',
  source: 'Terraform AWS provider: aws_ssm_parameter, insecure_value; reference page "limits", SSM contract',
  fix: 'set type = "String" and insecure_value, and read insecure_value of the data source',
  violations: ({ publishedParameters }) =>
    publishedParameters.flatMap((parameter) => {
      const message = parameter.isOfPool ? fault(parameter) : undefined;
      return message === undefined ? [] : [{ place: parameter, message }];
    }),
  examples: {
    fires: [
      [
        change('auth', 'aws_ssm_parameter.pool_id', {
          insecure_value: undefined,
          value: '${aws_cognito_user_pool.main.id}',
        }),
      ],
      [change('auth', 'aws_ssm_parameter.pool_id', { type: 'SecureString' })],
      [
        change('auth', 'aws_ssm_parameter.token_url', {
          name: '/auth/CognitoTokenUrl',
          type: 'String',
          value:
            'https://${aws_cognito_user_pool_domain.main.domain}.auth.eu-west-1.amazoncognito.com/oauth2/token',
        }),
      ],
      [
        change('api', 'aws_ssm_parameter.reader', {
          name: '/api/ReaderClientId',
          type: 'String',
          value: '${aws_cognito_user_pool_client.reader.id}',
        }),
      ],
    ],
    doesNotFire: [
      [
        change('api', 'aws_ssm_parameter.reader_secret', {
          name: '/api/ReaderClientSecret',
          type: 'SecureString',
          value: '${aws_cognito_user_pool_client.reader.client_secret}',
        }),
      ],
      [change('api', 'aws_ssm_parameter.other', { name: '/api/other', type: 'String', value: 'other' })],
    ],
  },
});

function fault({ name, type, valueIn }: PublishedParameter): string | undefined {
  const parameter = typeof name === 'string' ? `parameter ${JSON.stringify(name)}` : 'parameter';
  if (type === 'SecureString') {
    return `${parameter} is a SecureString, but what it publishes is public; its type must be String`;
  }
  return valueIn === 'insecure_value'
    ? undefined
    : `${parameter} publishes a public value in "${valueIn ?? 'nothing'}", which plans hide; publish it in "insecure_value"`;
}
