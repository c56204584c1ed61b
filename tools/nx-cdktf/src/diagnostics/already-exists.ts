/**
 * AWS has it already, the state does not know it. Either another owner made it, or an apply of ours was killed between
 * the call and the writing of the state; then an import takes it over.
 */
import { textOf, type Finding, type Rule, type Surroundings } from './finding';

const exists =
  /ParameterAlreadyExists|EntityAlreadyExists|ResourceAlreadyExists|ResourceConflictException|BucketAlready(?:Exists|OwnedByYou)|already exists?|already exist:/i;

/** The argument that is the import id of a type; for others the name in AWS has to be found by hand. */
const importArgument: Readonly<Record<string, string>> = {
  aws_ssm_parameter: 'name',
  aws_iam_role: 'name',
  aws_cloudwatch_log_group: 'name',
  aws_lambda_function: 'function_name',
  aws_s3_bucket: 'bucket',
  aws_cognito_user_pool_domain: 'domain',
};

export const domainTaken: Rule = (diagnostic, { stage, region, configurationOf }) => {
  const text = textOf(diagnostic);
  if (
    !/creating Cognito User Pool Domain/.test(text) ||
    !/already exists|already associated|InvalidParameterException: Domain/i.test(text)
  ) {
    return undefined;
  }
  const domain = configurationOf(diagnostic.address ?? '')?.['domain'];
  return {
    problem: `the user pool domain ${JSON.stringify(domain ?? '')} is taken in ${region}; prefixes are unique over all AWS accounts`,
    remedy: `choose another one: context.stages.${stage}.domainPrefix in cdktf.json`,
  };
};

export const alreadyExists: Rule = (diagnostic, surroundings) => {
  const { address } = diagnostic;
  if (
    address === undefined ||
    !/^(?:creating|putting|adding) /i.test(diagnostic.summary) ||
    !exists.test(textOf(diagnostic))
  ) {
    return undefined;
  }
  const id = importId(address, surroundings);
  return {
    problem: `${id === undefined ? 'it' : JSON.stringify(id)} exists in AWS already, but not in the state of this stack`,
    remedy: remedyFor(address, id, surroundings),
  };
};

function remedyFor(
  address: string,
  id: string | undefined,
  { folder, endpoint }: Surroundings,
): Finding['remedy'] {
  const environment =
    endpoint === undefined
      ? ''
      : `AWS_ENDPOINT_URL=${endpoint} AWS_ACCESS_KEY_ID=throw-away AWS_SECRET_ACCESS_KEY=throw-away `;
  const take = `${environment}terraform -chdir="${folder}" import '${address}' '${id ?? '<id in AWS>'}'`;
  return `if a deploy that was killed made it, take it over: ${take}; if it is somebody else's, choose another name`;
}

function importId(address: string, { configurationOf }: Surroundings): string | undefined {
  const argument = importArgument[address.split('.')[0] ?? ''];
  const value = argument === undefined ? undefined : configurationOf(address)?.[argument];
  return typeof value === 'string' && !value.includes('${') ? value : undefined;
}
