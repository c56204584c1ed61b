import { change } from './examples/change';
import { rule } from './rule';

export const orphanRead = rule({
  id: 'orphan-read',
  severity: 'error',
  what: 'contract parameter that is about to be removed while another stack reads it',
  why: 'The next plan of the stack that reads it fails, and with it every deploy of that stack.',
  source: 'Terraform AWS provider: data source aws_ssm_parameter fails when the parameter is not there',
  fix: 'deploy the stack that reads it without the read first, and remove the parameter afterwards',
  violations: ({ publishedBefore, publishedParameters, readParameters, stacks }) => {
    const published = new Set(publishedParameters.map(({ name }) => name));
    return publishedBefore
      .filter(({ stack, name }) => stacks.includes(stack) && !published.has(name))
      .flatMap((parameter) =>
        readParameters
          .filter(({ name, stack }) => name === parameter.name && stack !== parameter.stack)
          .map((read) => ({
            place: parameter,
            message: `parameter ${JSON.stringify(parameter.name)} is about to be removed, and ${read.stack} reads it in ${read.address}`,
          })),
      );
  },
  examples: {
    fires: [
      [change('auth', 'aws_ssm_parameter.pool_arn', undefined)],
      [change('auth', 'aws_ssm_parameter.pool_arn', { name: '/auth/PoolArn' })],
    ],
    doesNotFire: [
      [
        change('auth', 'aws_ssm_parameter.pool_arn', undefined),
        change('auth', 'aws_ssm_parameter.moved', {
          name: '/auth/CognitoUserPoolArn',
          type: 'String',
          insecure_value: '${aws_cognito_user_pool.main.arn}',
        }),
      ],
    ],
  },
});
