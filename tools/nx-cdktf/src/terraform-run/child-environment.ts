/**
 * The environment that terraform gets. What would make it ask, phone home or look at another state is taken away; and a
 * throw-away cloud never sees the credentials of a real one.
 */
import { devNull } from 'node:os';
import type { Stage } from '@m2m/stages/config';
import { StackError } from '../stack-error';

/** Variables that move the state, change the command line, or hide a finding. */
const foreignToOurRuns = [
  /^TF_CLI_ARGS/,
  /^TF_WORKSPACE$/,
  /^TF_DATA_DIR$/,
  /^TF_IN_AUTOMATION$/,
  /^TF_INPUT$/,
];

/** Everything of AWS but the certificates that a company's proxy may need. */
const accountOfSomebody = /^AWS_(?!CA_BUNDLE$)/;

/** Not secret: any throw-away cloud takes any credentials. */
const throwAwayCredentials = { AWS_ACCESS_KEY_ID: 'throw-away', AWS_SECRET_ACCESS_KEY: 'throw-away' };

/**
 * Where the AWS APIs of a stage are; undefined means AWS itself, whatever the environment says.
 *
 * @throws StackError when AWS_ENDPOINT_URL is no http URL
 */
export function endpointOf(
  { endpoint }: Pick<Stage, 'endpoint'>,
  env: NodeJS.ProcessEnv,
): string | undefined {
  const override = env['AWS_ENDPOINT_URL'];
  if (endpoint === undefined || override === undefined || override === '') {
    return endpoint;
  }
  if (!URL.canParse(override) || !/^https?:$/.test(new URL(override).protocol)) {
    // The value is not repeated: a URL can hold a password.
    throw new StackError('AWS_ENDPOINT_URL: expected an http URL such as "http://127.0.0.1:4566"', 2);
  }
  return override.replace(/\/+$/, '');
}

/**
 * @param fileExists tells whether the file of TF_CLI_CONFIG_FILE is there; Terraform warns on every call when it is not
 */
export function childEnvironment(
  stage: Pick<Stage, 'endpoint' | 'region'>,
  env: NodeJS.ProcessEnv,
  fileExists: (path: string) => boolean,
): NodeJS.ProcessEnv {
  const endpoint = endpointOf(stage, env);
  const cliConfig = env['TF_CLI_CONFIG_FILE'];
  return {
    ...(endpoint === undefined ? withoutEndpoints(env) : throwAwayCloud(env, endpoint, stage.region)),
    TF_CLI_CONFIG_FILE: cliConfig !== undefined && fileExists(cliConfig) ? cliConfig : undefined,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    // The schema of the AWS provider is large: collecting garbage half as often saves a twentieth of a plan. Still less often costs
    // more than it saves, where the kernel hands out memory in small pages.
    GOGC: env['GOGC'] ?? '200',
    ...(asksForLogs(env) ? {} : silentProvider),
  };
}

/**
 * The provider logs megabytes into a pipe to terraform, which throws them away. While terraform is held (gentle-interrupt.ts)
 * nobody reads that pipe: once it is full, the provider waits for it instead of getting its answers.
 */
const silentProvider = { TF_LOG_SDK: 'OFF', TF_LOG_PROVIDER_AWS: 'OFF' };

function asksForLogs(env: NodeJS.ProcessEnv): boolean {
  return Object.entries(env).some(([name, value]) => /^TF_LOG(?!_PATH$)/.test(name) && value !== '');
}

function withoutEndpoints(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return without(env, [...foreignToOurRuns, /^AWS_ENDPOINT_URL/]);
}

function throwAwayCloud(env: NodeJS.ProcessEnv, endpoint: string, region: string): NodeJS.ProcessEnv {
  return {
    ...without(env, [...foreignToOurRuns, accountOfSomebody]),
    ...throwAwayCredentials,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    // The user's own profiles may name endpoints and roles too.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    // What this cloud cannot do it cannot do on the tenth attempt either.
    AWS_MAX_ATTEMPTS: '3',
  };
}

function without(env: NodeJS.ProcessEnv, patterns: readonly RegExp[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !patterns.some((pattern) => pattern.test(name))),
  );
}
