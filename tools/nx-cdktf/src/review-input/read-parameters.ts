/**
 * Which version of each contract parameter is there now, asked of SSM itself: Terraform's data source does not tell when a
 * parameter was last modified, and one that was deleted and made again starts at version 1.
 *
 * The values come along. They stay in memory: nothing shows or keeps them.
 */
import type { Stage } from '@m2m/stages/config';
import type { Meta } from '@m2m/plan-review';
import { StackError } from '../stack-error';
import { endpointOf } from '../terraform-run';

export type ContractPin = Meta['contractPins'][number];

export interface ReadParameters {
  /** Sorted by name. */
  readonly pins: readonly ContractPin[];
  /** By name, of those that are there and are no SecureString, whose value is encrypted here. */
  readonly values: ReadonlyMap<string, string>;
  /** Names under which there is no parameter. */
  readonly missing: readonly string[];
}

export const noParameters: ReadParameters = { pins: [], values: new Map(), missing: [] };

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
    return noParameters;
  }
  // The version of the SDK is pinned, and README says which Node it takes: nothing to tell a person at each command.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const { SSMClient, GetParameterCommand, ParameterNotFound } = await import('@aws-sdk/client-ssm');
  const client = new SSMClient(connection(stage, env));
  const read = async (name: string) => {
    const answer = await client.send(new GetParameterCommand({ Name: name })).catch((error: unknown) => {
      if (error instanceof ParameterNotFound) {
        return undefined;
      }
      throw new StackError(
        `SSM parameter ${JSON.stringify(name)}: its version cannot be read (${(error as Error).name}); ` +
          'expected permission ssm:GetParameter, which the plan needs too',
      );
    });
    return answer && foundParameter(name, answer.Parameter);
  };
  try {
    const found = await Promise.all(names.map(read));
    const there = found.filter((parameter) => parameter !== undefined);
    return {
      pins: there.map(({ pin }) => pin).sort((a, b) => (a.name < b.name ? -1 : 1)),
      values: new Map(
        there.flatMap(({ pin, value }) => (value === undefined ? [] : [[pin.name, value] as const])),
      ),
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
  readonly Type?: string | undefined;
  readonly Value?: string | undefined;
}

interface FoundParameter {
  readonly pin: ContractPin;
  /** Undefined where it is encrypted. */
  readonly value: string | undefined;
}

function foundParameter(name: string, parameter: AnsweredParameter = {}): FoundParameter {
  const { ARN: arn, Version: version, LastModifiedDate: lastModified, Type: type, Value: value } = parameter;
  if (arn === undefined || version === undefined || lastModified === undefined) {
    throw new StackError(
      `SSM parameter ${JSON.stringify(name)}: the answer lacks ARN, version or last modified date, so nobody can tell ` +
        'whether it changes before the deployment',
    );
  }
  return {
    pin: { name, arn, version, lastModified: lastModified.toISOString() },
    value: type === 'SecureString' ? undefined : value,
  };
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
