/** AWS does not know who is asking, or not any more, or it is the wrong account. */
import { textOf, type Finding, type Rule } from './finding';

const noCredentials = /No valid credential sources found|NoCredentialProviders|no EC2 IMDS role found/;
const expired =
  /ExpiredToken|security token included in the request is expired|RequestExpired|token has expired|SSO session has expired/i;
const unknown =
  /InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|AuthFailure/;
const profile = /failed to get shared config profile, (\S+)/;

export const credentials: Rule = (diagnostic, surroundings) => {
  const text = textOf(diagnostic);
  const wrongAccount = /AWS account ID not allowed: (\d+)/.exec(text)?.[1];
  if (wrongAccount !== undefined) {
    return otherAccount(wrongAccount, surroundings);
  }
  const missingProfile = profile.exec(text)?.[1];
  if (missingProfile !== undefined) {
    return {
      problem: `AWS_PROFILE names "${missingProfile}", and no such profile is configured`,
      remedy: 'choose one that "aws configure list-profiles" shows',
    };
  }
  if (expired.test(text)) {
    return {
      problem: 'the AWS credentials have expired',
      remedy: 'log in again (for example: aws sso login)',
    };
  }
  if (noCredentials.test(text)) {
    return {
      problem: `there are no AWS credentials, and stage "${surroundings.stage}" is on AWS`,
      remedy:
        'log in (aws sso login) or set AWS_PROFILE; without an AWS account, use a stage with an endpoint, such as "local"',
    };
  }
  return unknown.test(text)
    ? {
        problem: 'AWS does not accept the credentials',
        remedy: 'check AWS_PROFILE or AWS_ACCESS_KEY_ID and its secret',
      }
    : undefined;
};

function otherAccount(
  received: string,
  { stage, accountId }: { readonly stage: string; readonly accountId: string | undefined },
): Finding {
  return {
    problem: `the credentials are of AWS account ${received}; stage "${stage}" allows ${accountId ?? 'another one'} only`,
    remedy: `use credentials of that account, or correct context.stages.${stage}.accountId in cdktf.json`,
  };
}
