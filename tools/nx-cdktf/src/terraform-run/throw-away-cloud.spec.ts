import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Stage } from '@m2m/stages/config';
import { StackError } from '../stack-error';
import { prepareThrowAwayCloud } from './throw-away-cloud';

const stage: Stage = {
  name: 'local',
  region: 'eu-west-1',
  domainPrefix: 'x',
  endpoint: 'http://127.0.0.1:4566',
  state: { bucket: 'states', region: 'eu-west-1' },
  accountId: undefined,
  apiGatewayAccount: true,
  deletionProtection: false,
  tags: {},
};

let server: Server;
let requests: string[];
let statuses: Record<string, number>;

const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeEach(async () => {
  requests = [];
  statuses = {};
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      requests.push(`${request.method} ${request.url} ${body}`.trim());
      response.writeHead(statuses[request.method ?? ''] ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('a throw-away cloud', () => {
  it('is left alone when its state bucket is there', async () => {
    await prepareThrowAwayCloud(stage, endpoint());
    expect(requests).toEqual(['HEAD /states']);
  });

  it('gets its state bucket, in the region of the state', async () => {
    statuses = { HEAD: 404 };
    await prepareThrowAwayCloud(stage, endpoint());
    expect(requests).toEqual([
      'HEAD /states',
      'PUT /states <CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>',
    ]);
  });

  it('needs nothing but an answer when the state is a file', async () => {
    statuses = { HEAD: 400 };
    await prepareThrowAwayCloud({ ...stage, state: undefined }, endpoint());
    expect(requests).toEqual(['HEAD /']);
  });

  it('may have got the bucket from another command at the same moment', async () => {
    statuses = { HEAD: 404, PUT: 409 };
    await expect(prepareThrowAwayCloud(stage, endpoint())).resolves.toBeUndefined();
  });

  it('fails when the bucket cannot be made', async () => {
    statuses = { HEAD: 404, PUT: 400 };
    await expect(prepareThrowAwayCloud(stage, endpoint())).rejects.toEqual(
      new StackError(
        `cdktf.json: context.stages.local.state.bucket: ${endpoint()} does not make a bucket "states" (HTTP status 400); another name may do`,
      ),
    );
  });

  it('fails when nothing answers, and says how to start one', async () => {
    const gone = endpoint();
    server.close();
    await expect(prepareThrowAwayCloud(stage, gone)).rejects.toEqual(
      new StackError(
        `nothing answers at ${gone} (stage "local"); start the local AWS: npx nx run local-aws:serve`,
        2,
      ),
    );
  });
});
