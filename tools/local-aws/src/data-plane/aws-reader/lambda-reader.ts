/** What the function runtime asks Lambda: how a function is configured, and who may invoke it. */
import { z } from 'zod';
import type { ControlPlane } from '../../data-plane-port';
import { readAwsIfExists } from './aws-call';

const configurationShape = z.object({
  FunctionName: z.string(),
  FunctionArn: z.string(),
  Runtime: z.string().nullish(),
  Handler: z.string().nullish(),
  Timeout: z.number().nullish(),
  MemorySize: z.number().nullish(),
  PackageType: z.string().nullish(),
  Layers: z.array(z.unknown()).nullish(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).nullish() }).nullish(),
  LoggingConfig: z.object({ LogGroup: z.string().nullish() }).nullish(),
});

const policyShape = z.object({ Policy: z.string() });

const oneOrMany = z.union([z.string(), z.array(z.string())]);

/** Strict: a condition or an element that is not listed here could only narrow the permission, so it must be noticed. */
const statementShape = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.string(),
  Action: oneOrMany,
  Principal: z.union([z.string(), z.record(z.string(), oneOrMany)]),
  Resource: oneOrMany,
  Condition: z.record(z.string(), z.record(z.string(), oneOrMany)).optional(),
  FunctionName: z.string().optional(),
});

export type PolicyStatement = z.output<typeof statementShape>;

export interface FunctionConfiguration {
  readonly functionName: string;
  readonly functionArn: string;
  /** Undefined for a container image. */
  readonly runtime: string | undefined;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly hasLayers: boolean;
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroupName: string;
}

export class LambdaReader {
  constructor(private readonly controlPlane: ControlPlane) {}

  async configuration(region: string, functionName: string): Promise<FunctionConfiguration | undefined> {
    const found = await readAwsIfExists(this.controlPlane, {
      operation: 'lambda GetFunctionConfiguration',
      request: get(region, `/2015-03-31/functions/${encodeURIComponent(functionName)}/configuration`),
      shape: configurationShape,
    });
    return (
      found && {
        functionName: found.FunctionName,
        functionArn: found.FunctionArn,
        runtime: found.PackageType === 'Image' ? undefined : (found.Runtime ?? undefined),
        handler: found.Handler ?? '',
        timeoutSeconds: found.Timeout ?? 3,
        memoryMegabytes: found.MemorySize ?? 128,
        hasLayers: (found.Layers ?? []).length > 0,
        environment: found.Environment?.Variables ?? {},
        logGroupName: found.LoggingConfig?.LogGroup ?? `/aws/lambda/${found.FunctionName}`,
      }
    );
  }

  /** The statements that say who may invoke a function; a statement that is not understood is left out, and so permits nothing. */
  async permissions(region: string, functionName: string): Promise<readonly PolicyStatement[]> {
    const found = await readAwsIfExists(this.controlPlane, {
      operation: 'lambda GetPolicy',
      request: get(region, `/2015-03-31/functions/${encodeURIComponent(functionName)}/policy`),
      shape: policyShape,
    });
    const policy = found && z.object({ Statement: z.array(z.unknown()) }).parse(JSON.parse(found.Policy));
    return (policy?.Statement ?? []).flatMap((statement) => {
      const understood = statementShape.safeParse(statement);
      return understood.success ? [understood.data] : [];
    });
  }
}

function get(region: string, path: string) {
  return { service: 'lambda', region, method: 'GET', path } as const;
}
