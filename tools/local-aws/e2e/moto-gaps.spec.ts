import { ownCall } from '../src/control-plane/aws-call';
import type { FrontOperation } from '../src/control-plane/front-operation';
import { isGapOfMoto } from '../src/control-plane/not-emulated';
import { createFront } from '../src/control-plane/operations';
import { MotoClient } from '../src/moto/moto-client';
import { startMoto } from '../src/moto/start-moto';

/** Rows that moto lacks altogether. When one of these cases fails, moto has learned it and the row may go. */
const missing = createFront(() => Promise.resolve()).operations.filter(({ because }) =>
  because.startsWith('is missing'),
);

const samplePaths: readonly string[] = [
  '/restapis/a/resources/b/methods/GET',
  '/restapis/a/resources/b/methods/GET/responses/200',
  '/restapis/a/resources/b/methods/GET/integration',
  '/restapis/a/resources/b/methods/GET/integration/responses/200',
  '/v2/apis/a/deployments',
  '/v2/apis/a/deployments/b',
  '/v2/apis/a/stages/b',
];

function sampleCall({ service, pattern }: FrontOperation): Parameters<typeof ownCall>[0] {
  if ('target' in pattern) {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${pattern.target}`,
    };
    return { service, region: 'us-east-1', method: 'POST', path: '/', headers, body: '{}' };
  }
  const path = samplePaths.find((sample) => pattern.path.test(sample));
  if (path === undefined) {
    throw new Error(`no sample path for ${String(pattern.path)}`);
  }
  const headers = { 'content-type': 'application/json' };
  return { service, region: 'us-east-1', method: pattern.method, path, headers, body: '{}' };
}

describe('moto alone', () => {
  let moto: Awaited<ReturnType<typeof startMoto>>;
  let client: MotoClient;

  beforeAll(async () => {
    moto = await startMoto({ env: process.env, log: () => undefined });
    client = new MotoClient(moto.port);
  });

  afterAll(async () => {
    client.close();
    await moto.stop();
  });

  it.each(missing.map((row) => [row.operation, row] as const))('still lacks %s', async (_name, row) => {
    const call = ownCall(sampleCall(row));
    const answer = await client.send(call);
    expect(isGapOfMoto(call.method, answer)).toBe(true);
  });
});
