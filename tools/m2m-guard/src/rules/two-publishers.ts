import type { PublishedParameter } from '../model';
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
  fix: 'publish each name in one stack, once; put the name of the stack and its stage into the name; stacks of different regions or accounts may share names, check those apart',
  violations: ({ publishedParameters }) =>
    [...byName(publishedParameters).values()].flatMap((publishers) =>
      publishers.length < 2
        ? []
        : publishers.map((place) => {
            const others = publishers.filter((other) => other !== place);
            const where = others.map(({ stack, address }) => `${stack} (${address})`).join(', ');
            return {
              place,
              message: `parameter ${JSON.stringify(place.name)} is published by ${where} as well; one stack may publish a name, once`,
            };
          }),
    ),
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

function byName(
  parameters: readonly PublishedParameter[],
): ReadonlyMap<string, readonly PublishedParameter[]> {
  const groups = new Map<string, PublishedParameter[]>();
  for (const parameter of parameters) {
    if (typeof parameter.name !== 'string') continue;
    groups.set(parameter.name, [...(groups.get(parameter.name) ?? []), parameter]);
  }
  return groups;
}
