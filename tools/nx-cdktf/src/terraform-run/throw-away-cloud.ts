/**
 * What a stage with an endpoint needs before Terraform starts: somebody who answers there, and the bucket of its state.
 * The bucket vanishes with the cloud that it describes, so it is made whenever it is missing.
 */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Stage } from '@m2m/stages/config';
import { StackError } from '../stack-error';

const answerLimitMs = 10_000;

/** @throws StackError when nothing answers, or when the bucket cannot be made */
export async function prepareThrowAwayCloud(stage: Stage, endpoint: string): Promise<void> {
  if (stage.state === undefined) {
    await ask('HEAD', endpoint, stage);
    return;
  }
  const url = `${endpoint}/${stage.state.bucket}`;
  if (!isSuccess(await ask('HEAD', url, stage))) {
    const status = await ask('PUT', url, stage);
    // 409: another command made it at the same moment.
    if (!isSuccess(status) && status !== 409) {
      throw new StackError(
        `cdktf.json: context.stages.${stage.name}.state.bucket: ${endpoint} does not make a bucket "${stage.state.bucket}" (HTTP status ${status}); ` +
          'another name may do',
      );
    }
  }
}

const isSuccess = (status: number) => status >= 200 && status < 300;

/** @returns the HTTP status */
async function ask(method: 'HEAD' | 'PUT', url: string, stage: Stage): Promise<number> {
  const region = stage.state?.region ?? stage.region;
  const signal = AbortSignal.timeout(answerLimitMs);
  try {
    return await statusOf(url, {
      method,
      headers: { authorization: scopeOf(region) },
      body: method === 'PUT' ? bucketConfiguration(region) : '',
      signal,
    });
  } catch {
    const { origin } = new URL(url);
    const reason = signal.aborted ? `: no answer within ${answerLimitMs / 1000} s` : '';
    throw new StackError(
      `nothing answers at ${origin} (stage "${stage.name}")${reason}; ` +
        `start the local AWS: npx nx run local-aws:start${portOption(stage, origin)}`,
      2,
    );
  }
}

interface Question {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Not `fetch`, whose first call compiles a client for 0.07 s: every command asks this before it starts Terraform. */
function statusOf(url: string, { body, headers, ...options }: Question): Promise<number> {
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    request(url, { ...options, headers: { ...headers, 'content-length': Buffer.byteLength(body) } })
      .on('error', reject)
      .on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
      .end(body);
  });
}

/** Nothing for the address of cdktf.json, which the local AWS takes by itself. */
function portOption({ endpoint }: Stage, origin: string): string {
  return endpoint !== undefined && new URL(endpoint).origin === origin
    ? ''
    : ` --port=${new URL(origin).port}`;
}

/** Names the region the way a signature would; a throw-away cloud checks no signature. */
function scopeOf(region: string): string {
  return `AWS4-HMAC-SHA256 Credential=throw-away/20000101/${region}/s3/aws4_request, SignedHeaders=host, Signature=none`;
}

/** us-east-1 is the one region that S3 does not want to be told. */
function bucketConfiguration(region: string): string {
  return region === 'us-east-1'
    ? ''
    : '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        `<LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
}
