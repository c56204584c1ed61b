/** The environment variables of a function's process: what Lambda sets, what the function configures, nothing of ours. */
import type { FunctionConfiguration } from '../aws-reader/lambda-reader';

export interface EnvironmentPlace {
  readonly region: string;
  /** Where the AWS APIs are for the function: this local AWS. */
  readonly endpoint: string;
  /** Folder of the unpacked code. */
  readonly taskRoot: string;
  readonly logStreamName: string;
}

export function functionEnvironment(
  configuration: FunctionConfiguration,
  { region, endpoint, taskRoot, logStreamName }: EnvironmentPlace,
): Record<string, string> {
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    // Credentials of the function's role: accepted by this local AWS and worthless anywhere else.
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL: endpoint,
    ...configuration.environment,
    _HANDLER: configuration.handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.runtime ?? ''}`,
    AWS_LAMBDA_FUNCTION_NAME: configuration.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: configuration.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
    LAMBDA_TASK_ROOT: taskRoot,
  };
}
