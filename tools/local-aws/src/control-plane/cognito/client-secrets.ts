/** The secrets of app clients: two at most, so that one can be replaced while the other still works. */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { cognitoOperation, type CognitoCall } from './cognito-call';
import { clientSecret, quotas } from './constraints';
import { ofClient, userPoolClientShape } from './user-pool-shape';

interface ClientSecret {
  readonly secretId: string;
  readonly value: string;
  /** Seconds since 1970, as the JSON protocol writes dates. */
  readonly createdAt: number;
}

type OfClient = z.infer<typeof ofClient>;

export class ClientSecrets {
  /** Only of clients whose secrets were ever added to; all others have the one that moto keeps. */
  private readonly byClient = new Map<string, readonly ClientSecret[]>();

  clear(): void {
    this.byClient.clear();
  }

  forgetClient(clientId: string): void {
    this.byClient.delete(clientId);
  }

  /** Values of the active secrets, oldest first, given the one that moto knows. */
  activeValues(clientId: string, motosSecret: string | undefined): readonly string[] {
    return (
      this.byClient.get(clientId)?.map(({ value }) => value) ??
      (motosSecret === undefined ? [] : [motosSecret])
    );
  }

  operations(): readonly FrontOperation[] {
    const row = {
      does: 'answers',
      because: 'is missing: no secret can be replaced without an outage',
    } as const;
    return [
      cognitoOperation({
        ...row,
        operation: 'AddUserPoolClientSecret',
        input: ofClient.extend({ ClientSecret: clientSecret.optional() }),
        handle: (call) => this.add(call),
      }),
      cognitoOperation({
        ...row,
        operation: 'ListUserPoolClientSecrets',
        input: ofClient,
        handle: async (call) => ({ ClientSecrets: (await this.secretsOf(call)).map(withoutValue) }),
      }),
      cognitoOperation({
        ...row,
        operation: 'DeleteUserPoolClientSecret',
        input: ofClient.extend({ ClientSecretId: z.string() }),
        handle: (call) => this.delete(call),
      }),
    ];
  }

  private async add(call: CognitoCall<OfClient & { ClientSecret?: string | undefined }>): Promise<object> {
    const { ClientId, ClientSecret: chosen } = call.input;
    const secrets = await this.secretsOf(call);
    if (secrets.length === 0) {
      throw new AwsError('InvalidParameterException', `Client ${ClientId} was created without a secret.`);
    }
    if (secrets.length >= quotas.secretsPerClient) {
      throw new AwsError(
        'LimitExceededException',
        `Client ${ClientId} has ${quotas.secretsPerClient} secrets already, which is the maximum.`,
      );
    }
    const createdAt = Date.now() / 1000;
    const added = {
      secretId: freeId(ClientId, createdAt, secrets),
      value: chosen ?? generatedSecret(),
      createdAt,
    };
    this.byClient.set(ClientId, [...secrets, added]);
    return {
      ClientSecretDescriptor: {
        ...withoutValue(added),
        ...(chosen === undefined ? { ClientSecretValue: added.value } : {}),
      },
    };
  }

  private async delete(call: CognitoCall<OfClient & { ClientSecretId: string }>): Promise<object> {
    const { ClientId, ClientSecretId } = call.input;
    const secrets = await this.secretsOf(call);
    const left = secrets.filter(({ secretId }) => secretId !== ClientSecretId);
    if (left.length === secrets.length) {
      throw new AwsError('ResourceNotFoundException', `Client ${ClientId} has no secret ${ClientSecretId}.`);
    }
    if (left.length === 0) {
      throw new AwsError(
        'InvalidParameterException',
        `The last secret of client ${ClientId} cannot be deleted.`,
      );
    }
    this.byClient.set(ClientId, left);
    return {};
  }

  private async secretsOf({ ask, input }: CognitoCall<OfClient>): Promise<readonly ClientSecret[]> {
    const { UserPoolId, ClientId } = input;
    const { UserPoolClient } = await ask(
      'DescribeUserPoolClient',
      { UserPoolId, ClientId },
      userPoolClientShape,
    );
    const { ClientSecret: value, CreationDate: createdAt = 0 } = UserPoolClient;
    const first =
      value === undefined ? [] : [{ secretId: secretIdOf(ClientId, createdAt), value, createdAt }];
    return this.byClient.get(ClientId) ?? first;
  }
}

/** AWS names a secret after its client and the second in which it was made. */
function secretIdOf(clientId: string, createdAt: number): string {
  return `${clientId}--${Math.floor(createdAt)}`;
}

function freeId(clientId: string, createdAt: number, secrets: readonly ClientSecret[]): string {
  const wanted = secretIdOf(clientId, createdAt);
  return secrets.some(({ secretId }) => secretId === wanted) ? secretIdOf(clientId, createdAt + 1) : wanted;
}

function withoutValue({ secretId, createdAt }: ClientSecret): object {
  return { ClientSecretId: secretId, ClientSecretCreateDate: createdAt };
}

/** As long as Cognito's own, from its alphabet. */
function generatedSecret(): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const length = 52;
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
