/**
 * What a stage with an endpoint needs before Terraform starts: somebody who answers there, and the bucket of its state.
 * The bucket vanishes with the cloud that it describes, so it is made whenever it is missing.
 */
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
  const found = await ask('HEAD', url, stage);
  if (!found.ok) {
    const made = await ask('PUT', url, stage);
    // 409: another command made it at the same moment.
    if (!made.ok && made.status !== 409) {
      throw new StackError(
        `cdktf.json: context.stages.${stage.name}.state.bucket: ${endpoint} does not make a bucket "${stage.state.bucket}" (HTTP status ${made.status}); ` +
          'another name may do',
      );
    }
  }
}

async function ask(method: 'HEAD' | 'PUT', url: string, stage: Stage): Promise<Response> {
  const region = stage.state?.region ?? stage.region;
  try {
    return await fetch(url, {
      method,
      headers: { authorization: scopeOf(region) },
      body: method === 'PUT' ? bucketConfiguration(region) : null,
      signal: AbortSignal.timeout(answerLimitMs),
    });
  } catch (error) {
    const { origin } = new URL(url);
    const reason =
      (error as Error).name === 'TimeoutError' ? `no answer within ${answerLimitMs / 1000} s` : undefined;
    throw new StackError(
      `nothing answers at ${origin} (stage "${stage.name}")${reason === undefined ? '' : `: ${reason}`}; ` +
        'start the local AWS: npx nx run local-aws:serve',
      2,
    );
  }
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
