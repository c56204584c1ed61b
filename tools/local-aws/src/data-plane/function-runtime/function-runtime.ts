/**
 * Runs deployed functions: finds code and configuration by name, refuses what it cannot run by name, and keeps one pool of
 * environments per version of both.
 */
import { randomBytes } from 'node:crypto';
import type { FunctionConfiguration, LambdaReader } from '../aws-reader/lambda-reader';
import { EnvironmentPool } from './environment-pool';
import { FunctionCode, locateHandler } from './function-code';
import { functionEnvironment } from './function-environment';
import type { InvocationOutcome } from './function-process';

export interface FunctionRef {
  readonly region: string;
  readonly functionName: string;
}

export interface FunctionRuntimeOptions {
  readonly lambda: LambdaReader;
  readonly endpoint: string;
  readonly log: (line: string) => void;
}

/** A function that is deployed and can be run here. */
export interface RunnableFunction {
  readonly kind: 'runnable';
  readonly configuration: FunctionConfiguration;
  invoke(event: object, requestId: string, traceId: string): Promise<InvocationOutcome>;
}

/** `what` names the function and the reason. */
export interface NotRunnable {
  readonly kind: 'missing' | 'not-emulated';
  readonly what: string;
}

export class FunctionRuntime {
  private readonly code = new FunctionCode();
  private readonly folders = new Map<string, string>();
  private readonly functions = new Map<string, Promise<RunnableFunction | NotRunnable>>();
  private readonly pools = new Map<string, EnvironmentPool>();

  constructor(private readonly options: FunctionRuntimeOptions) {}

  /** The function as it is configured now; read again only after something changed. */
  find(ref: FunctionRef): Promise<RunnableFunction | NotRunnable> {
    const known = this.functions.get(keyOf(ref)) ?? this.prepare(ref);
    this.functions.set(keyOf(ref), known);
    known.catch(() => this.functions.delete(keyOf(ref)));
    return known;
  }

  /** New code passed by. The folder of the old code stays until the end: environments may still be answering from it. */
  async codeUploaded(ref: FunctionRef, zip: Uint8Array): Promise<void> {
    const folder = await this.code.unpack(ref.functionName, zip);
    this.deleted(ref);
    this.folders.set(keyOf(ref), folder);
  }

  deleted(ref: FunctionRef): void {
    this.folders.delete(keyOf(ref));
    this.retire(keyOf(ref));
  }

  /** Some configuration changed: the next invocation of every function starts from what is configured then. */
  configurationChanged(): void {
    [...this.functions.keys()].forEach((key) => this.retire(key));
  }

  /** Nothing is deployed any more. */
  clear(): void {
    this.configurationChanged();
    this.folders.clear();
  }

  async close(): Promise<void> {
    this.pools.forEach((pool) => pool.close());
    this.clear();
    await this.code.close();
  }

  private retire(key: string): void {
    this.functions.delete(key);
    this.pools.get(key)?.retire();
    this.pools.delete(key);
  }

  private async prepare(ref: FunctionRef): Promise<RunnableFunction | NotRunnable> {
    const { region, functionName } = ref;
    const configuration = await this.options.lambda.configuration(region, functionName);
    const folder = this.folders.get(keyOf(ref));
    if (configuration === undefined) {
      return { kind: 'missing', what: `function ${functionName}` };
    }
    const notRunnable = reasonNotToRun(configuration);
    if (notRunnable !== undefined) {
      return { kind: 'not-emulated', what: notRunnable };
    }
    const handler = folder && (await locateHandler(folder, configuration.handler));
    if (!folder || !handler) {
      return {
        kind: 'missing',
        what: `handler ${configuration.handler} in the code of function ${functionName}`,
      };
    }
    const pool = new EnvironmentPool({
      handler,
      workingFolder: folder,
      memoryMegabytes: configuration.memoryMegabytes,
      environment: () =>
        functionEnvironment(configuration, {
          region,
          endpoint: this.options.endpoint,
          taskRoot: folder,
          logStreamName: logStreamName(new Date()),
        }),
      onOutput: (line) => this.options.log(`[${functionName}] ${line}`),
    });
    this.pools.get(keyOf(ref))?.retire();
    this.pools.set(keyOf(ref), pool);
    return runnable(configuration, pool);
  }
}

function runnable(configuration: FunctionConfiguration, pool: EnvironmentPool): RunnableFunction {
  return {
    kind: 'runnable',
    configuration,
    invoke: (event, requestId, traceId) =>
      pool.invoke({
        event,
        context: {
          callbackWaitsForEmptyEventLoop: true,
          functionName: configuration.functionName,
          functionVersion: '$LATEST',
          invokedFunctionArn: configuration.functionArn,
          memoryLimitInMB: String(configuration.memoryMegabytes),
          awsRequestId: requestId,
          logGroupName: configuration.logGroupName,
          traceId,
        },
        timeoutMilliseconds: configuration.timeoutSeconds * 1000,
      }),
  };
}

function reasonNotToRun({ functionName, runtime, hasLayers }: FunctionConfiguration): string | undefined {
  if (runtime === undefined) {
    return `container image of function ${functionName}`;
  }
  if (!/^nodejs\d+\.x$/.test(runtime)) {
    return `runtime ${runtime} of function ${functionName}`;
  }
  return hasLayers ? `layers of function ${functionName}` : undefined;
}

/** `2026/01/31/[$LATEST]0123456789abcdef...` */
function logStreamName(date: Date): string {
  return `${date.toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomBytes(16).toString('hex')}`;
}

function keyOf({ region, functionName }: FunctionRef): string {
  return `${region}/${functionName}`;
}
