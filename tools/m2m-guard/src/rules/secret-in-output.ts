import { change } from './examples/change';
import { rule } from './rule';

export const secretInOutput = rule({
  id: 'secret-in-output',
  severity: 'error',
  what: 'output that shows the secret of a client',
  why: 'An output that is not sensitive is printed by every apply, and so stands in the log of whatever runs it. Terraform refuses such an output by itself, except where nonsensitive() took the mark off the value.',
  source: 'Terraform documentation: output values, sensitive; function nonsensitive',
  fix: 'set sensitive = true on the output; where only ids are meant, name them one by one (aws_cognito_user_pool_client.x.id)',
  violations: ({ outputs }) =>
    outputs
      .filter(({ sensitive }) => !sensitive)
      .flatMap((place) => [
        ...place.secretsOf.map((client) => ({
          place,
          message: `output holds the secret of ${client} and is not sensitive`,
        })),
        ...place.wholeClients.map((client) => ({
          place,
          message: `output reads ${client} as a whole, which includes its secret, and is not sensitive`,
        })),
      ]),
  examples: {
    fires: [
      [
        change('api', 'output.reader_secret', {
          value: '${nonsensitive(aws_cognito_user_pool_client.reader.client_secret)}',
        }),
      ],
      [
        change('api', 'output.reader', {
          value: { credentials: '${jsonencode(nonsensitive(aws_cognito_user_pool_client.reader))}' },
        }),
      ],
      [
        change('api', 'locals.secrets', {
          reader: '${aws_cognito_user_pool_client.reader.client_secret}',
        }),
        change('api', 'output.secrets', { value: '${nonsensitive(local.secrets)}' }),
      ],
    ],
    doesNotFire: [
      [
        change('api', 'output.reader_secret', {
          sensitive: true,
          value: '${aws_cognito_user_pool_client.reader.client_secret}',
        }),
      ],
      [change('api', 'output.reader_id', { value: '${aws_cognito_user_pool_client.reader.id}' })],
    ],
  },
});
