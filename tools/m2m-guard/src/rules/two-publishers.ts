import { change } from './examples/change';
import { rule } from './rule';

const issuer = {
  name: '/auth/CognitoIssuer',
  type: 'String',
  insecure_value: 'https://${aws_cognito_user_pool.main.endpoint}',
};

export const twoPublishers = rule({
  id: 'two-publishers',
  severity: 'error',
  what: 'contract parameter that is published twice',
  why: 'AWS refuses the second one with "ParameterAlreadyExists"; where it is allowed to overwrite, each deploy of one undoes the other, and readers get whichever came last.',
  source: 'AWS API PutParameter: ParameterAlreadyExists, Overwrite',
  fix: 'publish each name in one stack, once; put the name of the stack and its stage into the name',
  violations: ({ publishedParameters }) =>
    publishedParameters.flatMap((parameter, index) => {
      const { name } = parameter;
      const other =
        typeof name === 'string'
          ? publishedParameters.find((one, position) => position !== index && one.name === name)
          : undefined;
      return other === undefined
        ? []
        : [
            {
              place: parameter,
              message: `parameter ${JSON.stringify(name)} is published by ${other.stack} as well, in ${other.address}; one stack may publish a name`,
            },
          ];
    }),
  examples: {
    fires: [
      [change('auth', 'aws_ssm_parameter.issuer', issuer), change('auth', 'aws_ssm_parameter.again', issuer)],
      [
        change('auth', 'aws_ssm_parameter.issuer', issuer),
        change('api', 'aws_ssm_parameter.issuer', {
          ...issuer,
          insecure_value: 'https://issuer.example.com',
        }),
      ],
    ],
    doesNotFire: [[change('auth', 'aws_ssm_parameter.issuer', issuer)]],
  },
});
