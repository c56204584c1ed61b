import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';

const reader = 'aws_cognito_user_pool_client.reader';

describe('fails when an output that is not sensitive', () => {
  it.each([
    [
      'names a secret',
      { value: { reader: `\${nonsensitive(${reader}.client_secret)}` } },
      `output holds the secret of ${reader} and is not sensitive`,
    ],
    [
      'names a secret twice',
      { value: [`\${${reader}.client_secret}`, `Basic \${base64encode(${reader}.client_secret)}`] },
      `output holds the secret of ${reader} and is not sensitive`,
    ],
    [
      'reads a whole client',
      { value: `\${{ for key, value in ${reader} : key => value }}` },
      `output reads ${reader} as a whole, which includes its secret, and is not sensitive`,
    ],
  ])('%s', (_title, attributes, message) => {
    expect(messagesIn(change('api', 'output.shown', attributes))).toEqual([
      `secret-in-output output.shown: ${message}`,
    ]);
  });
});
