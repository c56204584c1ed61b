/**
 * Resource servers, kept here altogether: moto can neither change nor delete one, and a deleted one that moto still
 * remembers could never be created again.
 */
import { z } from 'zod';
import { AwsError } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { cognitoOperation, type CognitoCall } from './cognito-call';
import { displayName, identifier, quotas, scopes } from './constraints';
import { inUserPool, userPoolShape } from './user-pool-shape';

const described = z.object({
  UserPoolId: z.string(),
  Identifier: identifier,
  Name: displayName(256),
  Scopes: scopes.optional(),
});
const named = z.object({ UserPoolId: z.string(), Identifier: z.string() });

export type ResourceServer = z.infer<typeof described>;

export class ResourceServers {
  private readonly byPool = new Map<string, Map<string, ResourceServer>>();

  clear(): void {
    this.byPool.clear();
  }

  forgetPool(userPoolId: string): void {
    this.byPool.delete(userPoolId);
  }

  of(userPoolId: string): readonly ResourceServer[] {
    return [...(this.byPool.get(userPoolId)?.values() ?? [])];
  }

  /** `identifier/scope` of everything that the pool declares. */
  oauthScopesOf(userPoolId: string): ReadonlySet<string> {
    return new Set(
      this.of(userPoolId).flatMap(({ Identifier, Scopes = [] }) =>
        Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
      ),
    );
  }

  operations(): readonly FrontOperation[] {
    const row = { does: 'answers' } as const;
    return [
      cognitoOperation({
        ...row,
        operation: 'CreateResourceServer',
        because: 'takes every charset and any number; kept with the four below',
        input: described,
        handle: async (call) => ({ ResourceServer: await this.create(call) }),
      }),
      cognitoOperation({
        ...row,
        operation: 'DescribeResourceServer',
        because: 'does not see what the rows around it keep',
        input: named,
        handle: async (call) => ({ ResourceServer: await this.existing(call) }),
      }),
      cognitoOperation({
        ...row,
        operation: 'UpdateResourceServer',
        because: 'is missing: no scope could ever change',
        input: described,
        handle: async (call) => {
          await this.existing(call);
          return { ResourceServer: this.store(call.input) };
        },
      }),
      cognitoOperation({
        ...row,
        operation: 'DeleteResourceServer',
        because: 'is missing: no stack could be destroyed',
        input: named,
        handle: async (call) => {
          const { UserPoolId, Identifier } = await this.existing(call);
          this.byPool.get(UserPoolId)?.delete(Identifier);
          return {};
        },
      }),
      cognitoOperation({
        ...row,
        operation: 'ListResourceServers',
        because: 'does not see what the rows around it keep',
        input: inUserPool.extend({
          MaxResults: z.number().int().min(1).max(50).optional(),
          NextToken: z.string().optional(),
        }),
        handle: async (call) => {
          await poolMustExist(call);
          return page(
            this.of(call.input.UserPoolId),
            call.input.MaxResults ?? 50,
            Number(call.input.NextToken ?? 0),
          );
        },
      }),
    ];
  }

  private async create(call: CognitoCall<ResourceServer>): Promise<ResourceServer> {
    await poolMustExist(call);
    const { UserPoolId, Identifier } = call.input;
    const servers = this.of(UserPoolId);
    if (servers.some((server) => server.Identifier === Identifier)) {
      throw new AwsError(
        'InvalidParameterException',
        `${Identifier} already exists in user pool ${UserPoolId}.`,
      );
    }
    if (servers.length >= quotas.resourceServersPerPool) {
      throw new AwsError(
        'LimitExceededException',
        `The maximum number of resource servers per user pool, ${quotas.resourceServersPerPool}, has been reached.`,
      );
    }
    return this.store(call.input);
  }

  private store(server: ResourceServer): ResourceServer {
    const servers = this.byPool.get(server.UserPoolId) ?? new Map<string, ResourceServer>();
    this.byPool.set(
      server.UserPoolId,
      servers.set(server.Identifier, { ...server, Scopes: server.Scopes ?? [] }),
    );
    return { ...server, Scopes: server.Scopes ?? [] };
  }

  private async existing(call: CognitoCall<z.infer<typeof named>>): Promise<ResourceServer> {
    await poolMustExist(call);
    const { UserPoolId, Identifier } = call.input;
    const server = this.byPool.get(UserPoolId)?.get(Identifier);
    if (server === undefined) {
      throw new AwsError('ResourceNotFoundException', `Resource server ${Identifier} does not exist.`);
    }
    return server;
  }
}

/** @throws AwsError ResourceNotFoundException, as moto says it */
async function poolMustExist({ ask, input }: CognitoCall<{ UserPoolId: string }>): Promise<void> {
  await ask('DescribeUserPool', { UserPoolId: input.UserPoolId }, userPoolShape);
}

function page(servers: readonly ResourceServer[], size: number, from: number): object {
  const until = from + size;
  return {
    ResourceServers: servers.slice(from, until),
    ...(until < servers.length ? { NextToken: String(until) } : {}),
  };
}
