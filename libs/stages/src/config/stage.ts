/**
 * One stage: everything in which two deployments of the same stacks differ. Read from `context.stages.<name>` of
 * `cdktf.json`; ARCHITECTURE.md holds the table of keys.
 */
import { type Budget, parseBudget } from './budget';
import { ConfigurationError, mismatch } from './configuration-error';
import { type GitHub, parseGitHub } from './github';
import type { LocatedObject } from './located-object';
import { type StringRule } from './located-object';

/** A domain of one's own for the user pool, instead of a prefix of Amazon's. */
export interface CustomDomain {
  readonly domainName: string;
  /** Certificate in us-east-1, whatever the region of the stage is. */
  readonly certificateArn: string;
}

/** Exactly one of the two forms that a user pool domain can have. */
export type StageDomain =
  | { readonly domainPrefix: string; readonly customDomain?: undefined }
  | { readonly domainPrefix?: undefined; readonly customDomain: CustomDomain };

export type Stage = StageDomain & {
  /** 1-20 characters; part of every name in AWS. */
  readonly name: string;
  readonly region: string;
  /** Where the AWS APIs of a throw-away cloud are; `undefined` means AWS itself. */
  readonly endpoint: string | undefined;
  /** The bucket that holds the Terraform state; `undefined` means a file beside the stack. */
  readonly state: { readonly bucket: string; readonly region: string } | undefined;
  /** The only account that may be deployed to; `undefined` means whichever the credentials name. */
  readonly accountId: string | undefined;
  /** Whether auth-stack makes the role with which API Gateway writes logs: one per account and region. */
  readonly apiGatewayAccount: boolean;
  /** Whether AWS refuses to delete the user pool. */
  readonly deletionProtection: boolean;
  /** The GitHub workflows that may plan and deploy the stage; `undefined` means none. */
  readonly github?: GitHub | undefined;
  /** What the tokens of the stage may cost; `undefined` means that nobody says. */
  readonly budget?: Budget | undefined;
  readonly tags: Readonly<Record<string, string>>;
};

const keys = [
  'region',
  'domainPrefix',
  'customDomain',
  'endpoint',
  'state',
  'accountId',
  'apiGatewayAccount',
  'deletionProtection',
  'github',
  'budget',
  'tags',
] as const;

// China and GovCloud have other domains for tokens and APIs, so they are refused rather than guessed.
const region: StringRule = {
  expected: 'an AWS region such as "eu-west-1"',
  pattern: /^(?!cn-|us-gov-|us-iso)[a-z]{2,4}(-[a-z]+)+-\d$/,
};
const stageName: StringRule = {
  expected: '1-20 lower-case letters, digits and hyphens, with a letter first and no hyphen last',
  pattern: /^[a-z](?:[a-z0-9-]{0,18}[a-z0-9])?$/,
};
const bucket: StringRule = {
  expected: 'the name of an S3 bucket: 3-63 lower-case letters, digits, dots and hyphens',
  pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
};
const accountId: StringRule = { expected: 'an AWS account id: 12 digits in quotes', pattern: /^\d{12}$/ };
const text: StringRule = { expected: 'a string that is not empty', pattern: /\S/ };
const tagValue: StringRule = {
  expected: 'a tag value: a string of 0-256 characters',
  pattern: /^.{0,256}$/su,
};
const tagKey = /^(?!aws:).{1,128}$/isu;

/**
 * One entry of `context.stages`.
 *
 * @throws ConfigurationError that names file and key of the first setting that is wrong
 */
export function parseStage(stages: LocatedObject, name: string): Stage {
  if (!stageName.pattern.test(name)) {
    throw mismatch(stages.where, `stage names of ${stageName.expected}`, name);
  }
  const settings = stages.object(name, keys);
  const ownRegion = settings.string('region', region);
  const state = settings.optionalObject('state', ['bucket', 'region']);
  const account = settings.optionalString('accountId', accountId);
  return {
    name,
    region: ownRegion,
    ...parseDomain(settings),
    endpoint: settings.has('endpoint') ? parseEndpoint(settings) : undefined,
    state: state && {
      bucket: state.string('bucket', bucket),
      region: state.optionalString('region', region) ?? ownRegion,
    },
    accountId: account,
    apiGatewayAccount: settings.boolean('apiGatewayAccount'),
    deletionProtection: settings.boolean('deletionProtection'),
    github: settings.has('github') ? parseGitHub(settings, { accountId: account, state }) : undefined,
    budget: settings.has('budget') ? parseBudget(settings) : undefined,
    tags: parseTags(settings.optionalObject('tags', 'any')),
  };
}

function parseDomain(settings: LocatedObject): StageDomain {
  if (settings.has('domainPrefix') === settings.has('customDomain')) {
    const received = settings.has('domainPrefix') ? 'both' : 'neither';
    throw new ConfigurationError(
      `${settings.where}: expected exactly one of domainPrefix and customDomain; received ${received}`,
    );
  }
  if (settings.has('domainPrefix')) {
    return { domainPrefix: settings.string('domainPrefix', text) };
  }
  const domain = settings.object('customDomain', ['domainName', 'certificateArn']);
  return {
    customDomain: {
      domainName: domain.string('domainName', text),
      certificateArn: domain.string('certificateArn', text),
    },
  };
}

function parseEndpoint(settings: LocatedObject): string {
  const endpoint = settings.string('endpoint', { expected: 'an http URL', pattern: /^/ });
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url && (url.username !== '' || url.password !== '')) {
    // The message must not repeat a password.
    throw new ConfigurationError(
      `${settings.whereIs('endpoint')}: expected an http URL without credentials; received one with a user name`,
    );
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw mismatch(settings.whereIs('endpoint'), 'an http URL such as "http://127.0.0.1:4566"', endpoint);
  }
  return url.origin;
}

function parseTags(tags: LocatedObject | undefined): Record<string, string> {
  const names = tags?.keys() ?? [];
  const badKey = names.find((key) => !tagKey.test(key));
  if (tags && badKey !== undefined) {
    throw mismatch(tags.where, 'tag keys of 1-128 characters that do not start with "aws:"', badKey);
  }
  return Object.fromEntries(names.map((key) => [key, tags?.string(key, tagValue) ?? '']));
}
