/**
 * All stages of the workspace, and what they must agree on so that two of them can live in one account.
 */
import { ConfigurationError, mismatch } from './configuration-error';
import { LocatedObject } from './located-object';
import { parseStage, type Stage } from './stage';

export interface Stages {
  /** The file that the stages were read from, for messages. */
  readonly file: string;
  /** The stage that is meant when nobody names one. */
  readonly defaultStage: string;
  /** Every stage, in the order of the file. */
  readonly all: readonly Stage[];
  /** What `main.ts` has to find in `CDKTF_CONTEXT_JSON`: the whole context as JSON. */
  readonly contextJson: string;
}

/** Switches of cdktf itself that may stand beside the stages. */
const cdktfFlags = ['allowSepCharsInLogicalIds', 'excludeStackIdFromLogicalIds'];

/**
 * The `context` of `cdktf.json`.
 *
 * @param file the name that messages give to the file
 * @throws ConfigurationError naming file and key
 */
export function parseStages(context: unknown, file: string): Stages {
  const located = LocatedObject.at(`${file}: context`, context, ['defaultStage', 'stages', ...cdktfFlags]);
  const declared = located.object('stages', 'any');
  const all = declared.keys().map((name) => parseStage(declared, name));
  if (all.length === 0) {
    throw new ConfigurationError(`${declared.where}: expected at least one stage; received none`);
  }
  const names = all.map(({ name }) => name);
  const defaultStage = located.string('defaultStage', {
    expected: `the name of a stage (${names.join(', ')})`,
    pattern: new RegExp(`^(?:${names.join('|')})$`),
  });
  refuseCollisions(all, declared);
  return { file, defaultStage, all, contextJson: JSON.stringify(context) };
}

/**
 * The stage of a name; without one, the default stage.
 *
 * @throws ConfigurationError that lists the declared stages when there is none of that name
 */
export function selectStage({ file, defaultStage, all }: Stages, name = defaultStage): Stage {
  const stage = all.find((candidate) => candidate.name === name);
  if (!stage) {
    const names = all.map((candidate) => candidate.name).join(', ');
    throw mismatch(`${file}: context.stages`, `one of the declared stages (${names})`, name);
  }
  return stage;
}

function refuseCollisions(all: readonly Stage[], declared: LocatedObject): void {
  for (const [index, stage] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      const where = declared.whereIs(other.name);
      if (stage.apiGatewayAccount && other.apiGatewayAccount && mayShareAccount(stage, other)) {
        throw new ConfigurationError(
          `${where}.apiGatewayAccount: stage "${stage.name}" may own the CloudWatch role of the same account in ` +
            `${stage.region} already; set it to false, or give both stages their accountId`,
        );
      }
      refuseSharedGitHub(stage, other, where);
      const domain = sharedDomain(stage, other);
      if (domain !== undefined && mayShareCloud(stage, other)) {
        throw new ConfigurationError(
          `${where}: stage "${stage.name}" has the user pool domain "${domain}" already; every stage needs its own`,
        );
      }
    }
  }
}

/** One job must not hold the roles of two stages, and an account has one OIDC provider for each issuer. */
function refuseSharedGitHub({ name, ...stage }: Stage, other: Stage, where: string): void {
  if (stage.github === undefined || other.github === undefined) {
    return;
  }
  const { repository, environment } = other.github;
  if (stage.github.repository === repository && stage.github.environment === environment) {
    throw new ConfigurationError(
      `${where}.github.environment: stage "${name}" is deployed from the environment "${environment}" of ${repository} already; ` +
        'give every stage an environment of its own',
    );
  }
  const makesProvider = [stage, other].every(({ github }) => github?.oidcProviderArn === undefined);
  if (makesProvider && stage.accountId === other.accountId && stage.endpoint === other.endpoint) {
    throw new ConfigurationError(
      `${where}.github.oidcProviderArn: stage "${name}" makes the OIDC provider of account ${String(other.accountId)} already; ` +
        'name it here',
    );
  }
}

/** Stages with different endpoints are different clouds; an account id that nobody states may be any. */
function mayShareAccount(one: Stage, other: Stage): boolean {
  const accountsMayBeEqual =
    one.accountId === undefined || other.accountId === undefined || one.accountId === other.accountId;
  return mayShareCloud(one, other) && one.region === other.region && accountsMayBeEqual;
}

function mayShareCloud(one: Stage, other: Stage): boolean {
  return one.endpoint === other.endpoint;
}

/** A prefix is unique in its region and a custom domain in the world, over all accounts of AWS. */
function sharedDomain(one: Stage, other: Stage): string | undefined {
  const samePrefix = one.domainPrefix !== undefined && one.domainPrefix === other.domainPrefix;
  if (samePrefix && one.region === other.region) {
    return one.domainPrefix;
  }
  const domainName = one.customDomain?.domainName;
  return domainName === other.customDomain?.domainName ? domainName : undefined;
}
