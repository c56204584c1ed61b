/**
 * An API with two scopes and two callers: one may read and write, the other may only read, so that a wrong scope can be
 * shown.
 */
import {
  addApiOutputs,
  ClientCredentialsClient,
  ImportedUserPool,
  ProtectedRestApi,
  ResourceServer,
} from '@m2m/cognito-m2m';
import { NodeFunction } from '@m2m/node-lambda';
import { nameInAws, StageStack, type StageStackProps } from '@m2m/stages';
import type { Construct } from 'constructs';

export interface EchoApiStackProps extends StageStackProps {
  /** Absolute path of the zip that holds the echo function. */
  readonly echoBundle: string;
}

export class EchoApiStack extends StageStack {
  constructor(scope: Construct, id: string, { stage, echoBundle }: EchoApiStackProps) {
    super(scope, id, { stage });

    const userPool = ImportedUserPool.fromContract(this, 'user-pool', nameInAws('auth-stack', stage));
    const server = new ResourceServer(this, 'resource-server', {
      userPool,
      identifier: 'echo-api',
      scopes: { read: 'Read what the API echoes', write: 'Send a body to the API and have it echoed' },
    });
    const read = server.oauthScope('read');
    const write = server.oauthScope('write');
    const reader = new ClientCredentialsClient(this, 'reader', {
      userPool,
      clientName: `${this.nameInAws}-reader`,
      oauthScopes: [read],
    });
    const writer = new ClientCredentialsClient(this, 'writer', {
      userPool,
      clientName: `${this.nameInAws}-writer`,
      oauthScopes: [read, write],
    });

    const echo = new NodeFunction(this, 'echo', {
      functionName: `${this.nameInAws}-echo`,
      description: 'Answers with what it was sent and by whom',
      bundle: echoBundle,
    });
    const api = new ProtectedRestApi(this, 'api', {
      apiName: this.nameInAws,
      userPool,
      stageName: stage.name,
      throttling: { requestsPerSecond: 1000, burst: 2000 },
    });
    api.addRoute('GET', '/echo', echo, { oauthScopes: [read] });
    api.addRoute('POST', '/echo', echo, { oauthScopes: [write] });

    addApiOutputs(this, { api, clients: { reader, writer } });
  }
}
