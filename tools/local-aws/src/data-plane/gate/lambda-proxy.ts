/** A Lambda proxy integration: permission, event, invocation, answer. */
import type { DataPlaneAnswer } from '../../data-plane-port';
import type { LambdaReader, PolicyStatement } from '../aws-reader/lambda-reader';
import type { FunctionRef, FunctionRuntime } from '../function-runtime/function-runtime';
import type { LambdaProxyIntegration } from '../snapshot/rest-api-snapshot';
import type { Refusal } from './gateway-response';
import { mayInvoke } from './invoke-permission';
import { proxyAnswer } from './proxy-answer';
import { proxyEvent, type ProxyEventInput } from './proxy-event';

/** Everything of the event but the account, which the function's ARN tells. */
export type ProxyInput = Omit<ProxyEventInput, 'accountId'>;

const functionArn = /^arn:aws[\w-]*:lambda:([a-z0-9-]+):(\d{12}):function:([\w-]+)(?::(.+))?$/;

export class LambdaProxy {
  private readonly permissions = new Map<string, Promise<readonly PolicyStatement[]>>();

  constructor(
    private readonly lambda: LambdaReader,
    private readonly runtime: FunctionRuntime,
  ) {}

  async answer(integration: LambdaProxyIntegration, input: ProxyInput): Promise<DataPlaneAnswer | Refusal> {
    const arn = resolveStageVariables(integration.functionArn, input.stageVariables);
    const [, region, accountId, functionName, qualifier] = functionArn.exec(arn) ?? [];
    if (region === undefined || accountId === undefined || functionName === undefined) {
      return { reason: 'notEmulated', detail: `function ARN ${arn}` };
    }
    if (qualifier !== undefined && qualifier !== '$LATEST') {
      return { reason: 'notEmulated', detail: `version or alias ${qualifier} of function ${functionName}` };
    }
    if (!(await this.isPermitted({ region, functionName }, accountId, input))) {
      return {
        reason: 'permissionMissing',
        detail: `function ${functionName} has no permission for this route`,
      };
    }
    const found = await this.runtime.find({ region, functionName });
    if (found.kind !== 'runnable') {
      return { reason: found.kind === 'missing' ? 'functionFailed' : 'notEmulated', detail: found.what };
    }
    const { requestId } = input.request;
    const invocation = found.invoke(proxyEvent({ ...input, accountId }), requestId, `Root=1-${requestId}`);
    const outcome = await withinMilliseconds(integration.timeoutMilliseconds, invocation);
    if (outcome === undefined) {
      return { reason: 'integrationTimedOut', detail: `function ${functionName}` };
    }
    if ('failure' in outcome) {
      return { reason: 'functionFailed', detail: `function ${functionName}: ${outcome.failure}` };
    }
    return (
      proxyAnswer(outcome.json) ?? { reason: 'functionAnswerMalformed', detail: `function ${functionName}` }
    );
  }

  /** Some permission may have changed. */
  permissionsChanged(): void {
    this.permissions.clear();
  }

  private async isPermitted(
    ref: FunctionRef,
    accountId: string,
    { request, route }: ProxyInput,
  ): Promise<boolean> {
    return mayInvoke(await this.permissionsOf(ref), {
      region: request.region,
      accountId,
      apiId: request.apiId,
      stageName: request.stageName,
      httpMethod: route.method.httpMethod,
      resourcePath: route.resource.path,
    });
  }

  private permissionsOf({ region, functionName }: FunctionRef): Promise<readonly PolicyStatement[]> {
    const key = `${region}/${functionName}`;
    const known = this.permissions.get(key) ?? this.lambda.permissions(region, functionName);
    this.permissions.set(key, known);
    known.catch(() => this.permissions.delete(key));
    return known;
  }
}

function resolveStageVariables(text: string, stageVariables: Readonly<Record<string, string>>): string {
  return text.replaceAll(
    /\$\{stageVariables\.(\w+)\}/g,
    (whole, name: string) => stageVariables[name] ?? whole,
  );
}

async function withinMilliseconds<Value>(
  milliseconds: number,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
