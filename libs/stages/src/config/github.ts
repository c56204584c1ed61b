/**
 * Which GitHub workflows may plan and deploy a stage. Only ci-roles makes something of it; a stage without it has no roles
 * for workflows.
 */
import { ConfigurationError } from './configuration-error';
import type { LocatedObject, StringRule } from './located-object';

export interface GitHub {
  /** `<owner>/<name>`, as GitHub spells it. */
  readonly repository: string;
  /** The branch whose workflows deploy; its runs may also plan. Default: `main`. */
  readonly branch: string;
  /** The protected GitHub environment that a job has to be in to deploy. Default: `deploy`. */
  readonly environment: string;
  /** The account's OIDC provider for GitHub, where there is one already; `undefined` means that ci-roles makes it. */
  readonly oidcProviderArn: string | undefined;
}

const repository: StringRule = {
  expected: 'a repository such as "acme/orders", as GitHub spells it',
  pattern: /^[A-Za-z\d](?:[A-Za-z\d-]{0,38})\/(?!\.{1,2}$)[\w.-]{1,100}$/,
};
// GitHub allows more, but a colon, a star or a question mark would mean something else in a trust policy.
const branch: StringRule = {
  expected: 'a branch name of letters, digits and ._/-',
  pattern: /^(?!\/)[\w./-]{1,244}(?<!\/)$/,
};
const environment: StringRule = {
  expected: 'a GitHub environment of 1-255 letters, digits, spaces and ._-',
  pattern: /^(?! )[\w. -]{1,255}(?<! )$/,
};
const oidcProviderArn: StringRule = {
  expected:
    'the ARN of the OIDC provider, "arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com"',
  pattern: /^arn:aws:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/,
};

/** What the rights of the roles are made of, beside the name of the stage. */
interface Surroundings {
  readonly accountId: string | undefined;
  readonly state: object | undefined;
}

/**
 * `github` of a stage.
 *
 * @throws ConfigurationError that names file and key of the first setting that is wrong or missing
 */
export function parseGitHub(stage: LocatedObject, { accountId, state }: Surroundings): GitHub {
  const github = stage.object('github', ['repository', 'branch', 'environment', 'oidcProviderArn']);
  if (accountId === undefined) {
    throw new ConfigurationError(
      `${stage.whereIs('accountId')}: expected beside github, because the rights of its roles name the account, but the key is missing`,
    );
  }
  if (state === undefined) {
    throw new ConfigurationError(
      `${stage.whereIs('state')}: expected beside github, because a state on the disk of a runner is lost with it, but the key is missing`,
    );
  }
  const providerArn = github.optionalString('oidcProviderArn', oidcProviderArn);
  if (providerArn !== undefined && !providerArn.includes(`::${accountId}:`)) {
    throw new ConfigurationError(
      `${github.whereIs('oidcProviderArn')}: expected the OIDC provider of the stage's own account ${accountId}; received "${providerArn}"`,
    );
  }
  return {
    repository: github.string('repository', repository),
    branch: github.optionalString('branch', branch) ?? 'main',
    environment: github.optionalString('environment', environment) ?? 'deploy',
    oidcProviderArn: providerArn,
  };
}
