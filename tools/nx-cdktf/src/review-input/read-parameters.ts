/**
 * Which version of each contract parameter is there now, asked of SSM itself: Terraform's data source does not tell when a
 * parameter was last modified, and one that was deleted and made again starts at version 1.
 *
 * The values come along and are dropped at once.
 */
import type { Stage } from '@m2m/stages/config';
import type { Meta } from '@m2m/plan-review';
import { StackError } from '../stack-error';
import { endpointOf } from '../terraform-run';

export type ContractPin = Meta['contractPins'][number];

export interface ReadParameters {
  /** Sorted by name. */
  readonly pins: readonly ContractPin[];
  /** Names under which there is no parameter. */
  readonly missing: readonly string[];
}

/**
 * One request for each name: that is the permission that the plan itself needs, and no other.
 *
 * @throws StackError when SSM does not answer, or refuses
 */
export async function readParameters(
  names: readonly string[],
  stage: Stage,
  env: NodeJS.ProcessEnv,
): Promise<ReadParameters> {
  if (names.length === 0) {
    return { pins: [], missing: [] };
  }
  // The version of the SDK is pinned, and README says which Node it takes: nothing to tell a person at each command.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const { SSMClient, GetParameterCommand, ParameterNotFound } = await import('@aws-sdk/client-ssm');
  const client = new SSMClient(connection(stage, env));
  const read = async (name: string): Promise<ContractPin | undefined> => {
    const answer = await client.send(new GetParameterCommand({ Name: name })).catch((error: unknown) => {
      if (error instanceof ParameterNotFound) {
        return undefined;
      }
      throw new StackError(
        `SSM parameter ${JSON.stringify(name)}: its version cannot be read (${(error as Error).name}); ` +
          'expected permission ssm:GetParameter, which the plan needs too',
      );
    });
    return answer && pinOf(name, answer.Parameter);
  };
  try {
    const found = await Promise.all(names.map(read));
    return {
      pins: found.filter((pin) => pin !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1)),
      missing: names.filter((_, index) => found[index] === undefined),
    };
  } finally {
    client.destroy();
  }
}

interface AnsweredParameter {
  readonly ARN?: string | undefined;
  readonly Version?: number | undefined;
  readonly LastModifiedDate?: Date | undefined;
}

function pinOf(name: string, parameter: AnsweredParameter | undefined): ContractPin {
  const { ARN: arn, Version: version, LastModifiedDate: lastModified } = parameter ?? {};
  if (arn === undefined || version === undefined || lastModified === undefined) {
    throw new StackError(
      `SSM parameter ${JSON.stringify(name)}: the answer lacks ARN, version or last modified date, so nobody can tell ` +
        'whether it changes before the deployment',
    );
  }
  return { name, arn, version, lastModified: lastModified.toISOString() };
}

/**
 * The endpoint is always named: without one the SDK would follow AWS_ENDPOINT_URL, which a stage on AWS never inherits.
 * Credentials of a throw-away cloud are any; on AWS they come from where Terraform takes them.
 */
function connection(stage: Stage, env: NodeJS.ProcessEnv) {
  const { region } = stage;
  const endpoint = endpointOf(stage, env);
  return endpoint === undefined
    ? { region, endpoint: `https://ssm.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}` }
    : {
        region,
        endpoint,
        credentials: { accessKeyId: 'throw-away', secretAccessKey: 'throw-away' },
        maxAttempts: 3,
      };
}
