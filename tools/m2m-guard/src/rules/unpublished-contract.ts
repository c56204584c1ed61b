import type { Model, ReadParameter } from '../model';
import { change } from './examples/change';
import { rule } from './rule';
import { similarName } from './similar-name';

export const unpublishedContract = rule({
  id: 'unpublished-contract',
  severity: 'error',
  what: 'contract parameter that is read and that no stack publishes',
  why: 'A read of an SSM parameter that is not there fails the plan. One that another stage publishes gives the user pool of that stage, which nothing notices.',
  source: 'Terraform AWS provider: data source aws_ssm_parameter; reference page "limits", SSM contract',
  fix: 'read the name that the other stack publishes, and check that stack together with this one; acknowledge a parameter that is published elsewhere',
  violations: (model) => {
    const published = namesPublished(model);
    return model.readParameters
      .filter((read) => isUnpublished(read) && !model.publishedBefore.some(({ name }) => name === read.name))
      .map((read) => ({ place: read, message: describe(String(read.name), published) }));
  },
  examples: {
    fires: [
      [change('api', 'data.aws_ssm_parameter.token_url', { name: '/auth/CognitoTokenUrl' })],
      [change('api', 'data.aws_ssm_parameter.prod', { name: '/auth-prod/CognitoUserPoolId' })],
    ],
    doesNotFire: [
      [change('api', 'data.aws_ssm_parameter.image', { name: '/aws/service/ami-amazon-linux-latest/x' })],
      [change('api', 'data.aws_ssm_parameter.other', { name: '${var.parameter}' })],
    ],
  },
});

function isUnpublished({ name, publishers, wasRead }: ReadParameter): boolean {
  return typeof name === 'string' && publishers.length === 0 && !wasRead;
}

/** Stacks by what they publish. */
function namesPublished({ publishedParameters }: Model): ReadonlyMap<string, string> {
  return new Map(
    publishedParameters.flatMap(({ name, stack }) =>
      typeof name === 'string' ? [[name, stack] as const] : [],
    ),
  );
}

function describe(name: string, published: ReadonlyMap<string, string>): string {
  const meant = similarName(name, published.keys());
  const hint =
    meant === undefined
      ? 'check the stack that publishes it together with this one'
      : `did you mean ${JSON.stringify(meant)}, which ${published.get(meant) ?? ''} publishes?`;
  return `parameter ${JSON.stringify(name)} is read, and no checked stack publishes it; ${hint}`;
}
