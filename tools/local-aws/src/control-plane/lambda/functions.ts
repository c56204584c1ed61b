/** Lambda functions: their code, which the data plane runs, and the logging settings that moto drops. */
import type { AwsAnswer, ControlPlaneEvent } from '../../data-plane-port';
import { amended } from '../answer-json';
import { ownCall } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { restOperation, type RestCall } from '../rest-call';

type Json = Readonly<Record<string, unknown>>;

const service = 'lambda';
const functions = /^\/2015-03-31\/functions\/?$/;
const code = /^\/2015-03-31\/functions\/([^/]+)\/code\/?$/;
const configuration = /^\/2015-03-31\/functions\/([^/]+)\/configuration\/?$/;
const oneFunction = /^\/2015-03-31\/functions\/([^/]+)\/?$/;

export class LambdaFunctions {
  private readonly logging = new Map<string, Json>();

  constructor(private readonly observe: (event: ControlPlaneEvent) => Promise<void>) {}

  clear(): void {
    this.logging.clear();
  }

  operations(): readonly FrontOperation[] {
    return [...this.codeOperations(), ...this.loggingOperations()];
  }

  private codeOperations(): readonly FrontOperation[] {
    const row = { service, does: 'tells' } as const;
    return [
      restOperation({
        ...row,
        operation: 'CreateFunction',
        because: 'cannot run a function without Docker, and drops LoggingConfig',
        method: 'POST',
        path: functions,
        handle: async (call) => {
          const name = nameOf(String(call.body['FunctionName']));
          const answer = await this.withCode(call, name, (call.body['Code'] ?? {}) as Json);
          this.rememberLogging(call, name, answer);
          return this.withLogging(call, name, answer);
        },
      }),
      restOperation({
        ...row,
        operation: 'UpdateFunctionCode',
        because: 'cannot run a function without Docker',
        method: 'PUT',
        path: code,
        handle: async (call) => {
          const name = functionOf(call);
          return this.withLogging(call, name, await this.withCode(call, name, call.body));
        },
      }),
      restOperation({
        ...row,
        operation: 'DeleteFunction',
        because: 'has no data plane that would have to stop running it',
        method: 'DELETE',
        path: oneFunction,
        handle: async (call) => {
          const answer = await call.forward();
          if (answer.status < 300) {
            const functionName = functionOf(call);
            this.logging.delete(keyOf(call, functionName));
            await this.observe({ kind: 'function-deleted', region: call.call.region, functionName });
          }
          return answer;
        },
      }),
    ];
  }

  private loggingOperations(): readonly FrontOperation[] {
    const row = { service, does: 'adds', because: 'drops LoggingConfig' } as const;
    return [
      restOperation({
        ...row,
        operation: 'UpdateFunctionConfiguration',
        method: 'PUT',
        path: configuration,
        handle: async (call) => {
          const answer = await call.forward();
          this.rememberLogging(call, functionOf(call), answer);
          return this.withLogging(call, functionOf(call), answer);
        },
      }),
      restOperation({
        ...row,
        operation: 'GetFunctionConfiguration',
        method: 'GET',
        path: configuration,
        handle: async (call) => this.withLogging(call, functionOf(call), await call.forward()),
      }),
      restOperation({
        ...row,
        operation: 'GetFunction',
        method: 'GET',
        path: oneFunction,
        handle: async (call) => {
          const LoggingConfig = this.logging.get(keyOf(call, functionOf(call)));
          return amended(await call.forward(), (body) =>
            LoggingConfig === undefined
              ? body
              : { ...body, Configuration: { ...(body['Configuration'] as Json), LoggingConfig } },
          );
        },
      }),
    ];
  }

  /** Lets moto take the code, then gives it to the data plane; code in a container image is not a zip and not told. */
  private async withCode(call: RestCall, functionName: string, from: Json): Promise<AwsAnswer> {
    const answer = await call.forward();
    if (answer.status < 300) {
      const zip = await zipIn(call, from);
      if (zip !== undefined) {
        await this.observe({ kind: 'function-code', region: call.call.region, functionName, zip });
      }
    }
    return answer;
  }

  private rememberLogging(call: RestCall, functionName: string, answer: AwsAnswer): void {
    const wanted = call.body['LoggingConfig'];
    if (answer.status < 300 && typeof wanted === 'object' && wanted !== null) {
      const defaults = { LogFormat: 'Text', LogGroup: `/aws/lambda/${functionName}` };
      this.logging.set(keyOf(call, functionName), { ...defaults, ...wanted });
    }
  }

  private withLogging(call: RestCall, functionName: string, answer: AwsAnswer): AwsAnswer {
    const LoggingConfig = this.logging.get(keyOf(call, functionName));
    return amended(answer, (body) => (LoggingConfig === undefined ? body : { ...body, LoggingConfig }));
  }
}

async function zipIn({ send, call }: RestCall, from: Json): Promise<Uint8Array | undefined> {
  if (typeof from['ZipFile'] === 'string') {
    return Buffer.from(from['ZipFile'], 'base64');
  }
  const { S3Bucket: bucket, S3Key: key } = from;
  if (typeof bucket !== 'string' || typeof key !== 'string') {
    return undefined;
  }
  const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const object = await send(ownCall({ service: 's3', region: call.region, method: 'GET', path }));
  return object.status < 300 ? object.body : undefined;
}

/** A function may be named by its name, its ARN, or its account and name; with or without a qualifier. */
function nameOf(named: string): string {
  return /^(?:arn:[^:]+:lambda:[^:]+:\d+:function:|\d+:function:)?([\w-]+)/.exec(named)?.[1] ?? named;
}

function functionOf({ params: [named = ''] }: RestCall): string {
  return nameOf(named);
}

function keyOf({ call }: RestCall, functionName: string): string {
  return `${call.region}/${functionName}`;
}
