/** What the token endpoint asks Cognito: which pool owns a domain, what a client may do, which scopes exist. */
import { z } from 'zod';
import type { ControlPlane } from '../../data-plane-port';
import { type AwsRead, readAws, readAwsIfExists } from './aws-call';

const domainShape = z.object({
  DomainDescription: z.object({ UserPoolId: z.string().nullish() }).nullish(),
});

const userPoolShape = z.object({
  UserPool: z.object({ Domain: z.string().nullish(), CustomDomain: z.string().nullish() }),
});

const clientShape = z.object({
  UserPoolClient: z.object({
    ClientId: z.string(),
    AllowedOAuthFlows: z.array(z.string()).nullish(),
    AllowedOAuthScopes: z.array(z.string()).nullish(),
    AllowedOAuthFlowsUserPoolClient: z.boolean().nullish(),
    AccessTokenValidity: z.number().nullish(),
    TokenValidityUnits: z.object({ AccessToken: z.string().nullish() }).nullish(),
  }),
});

const resourceServersShape = z.object({
  ResourceServers: z.array(
    z.object({ Identifier: z.string(), Scopes: z.array(z.object({ ScopeName: z.string() })).nullish() }),
  ),
  NextToken: z.string().nullish(),
});

export interface UserPoolDescription {
  /** Host name of the token endpoint; undefined for a pool without a domain. */
  readonly domainName: string | undefined;
}

/** An app client as the token endpoint sees it. */
export interface TokenClient {
  readonly clientId: string;
  readonly oauthFlows: readonly string[];
  readonly oauthScopes: readonly string[];
  readonly oauthFlowsEnabled: boolean;
  readonly accessTokenValiditySeconds: number;
}

const secondsPerUnit: Readonly<Record<string, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
};

/** Cognito's own default for a client that names no validity. */
const defaultAccessTokenValiditySeconds = 3600;

/** The most that ListResourceServers returns in one page. */
const resourceServersPerPage = 50;

export class CognitoReader {
  constructor(private readonly controlPlane: ControlPlane) {}

  /** The id of the pool that owns a domain (a prefix, or a whole custom domain name). */
  async userPoolOfDomain(region: string, domain: string): Promise<string | undefined> {
    const found = await readAwsIfExists(
      this.controlPlane,
      cognito(region, 'DescribeUserPoolDomain', { Domain: domain }, domainShape),
    );
    return found?.DomainDescription?.UserPoolId ?? undefined;
  }

  async userPool(region: string, userPoolId: string): Promise<UserPoolDescription | undefined> {
    const found = await readAwsIfExists(
      this.controlPlane,
      cognito(region, 'DescribeUserPool', { UserPoolId: userPoolId }, userPoolShape),
    );
    return found && { domainName: domainNameOf(region, found.UserPool) };
  }

  async client(region: string, userPoolId: string, clientId: string): Promise<TokenClient | undefined> {
    const input = { UserPoolId: userPoolId, ClientId: clientId };
    const found = await readAwsIfExists(
      this.controlPlane,
      cognito(region, 'DescribeUserPoolClient', input, clientShape),
    );
    return found && tokenClient(found.UserPoolClient);
  }

  /** Every scope that a resource server of the pool declares right now, as `identifier/scope`. */
  async declaredScopes(region: string, userPoolId: string): Promise<ReadonlySet<string>> {
    const scopes = new Set<string>();
    let nextToken: string | undefined;
    do {
      const input = { UserPoolId: userPoolId, MaxResults: resourceServersPerPage, NextToken: nextToken };
      const page = await readAws(
        this.controlPlane,
        cognito(region, 'ListResourceServers', input, resourceServersShape),
      );
      for (const server of page.ResourceServers) {
        (server.Scopes ?? []).forEach(({ ScopeName }) => scopes.add(`${server.Identifier}/${ScopeName}`));
      }
      nextToken = page.NextToken ?? undefined;
    } while (nextToken !== undefined);
    return scopes;
  }
}

function domainNameOf(
  region: string,
  { Domain, CustomDomain }: z.output<typeof userPoolShape>['UserPool'],
): string | undefined {
  return CustomDomain ?? (Domain ? `${Domain}.auth.${region}.amazoncognito.com` : undefined);
}

function tokenClient(client: z.output<typeof clientShape>['UserPoolClient']): TokenClient {
  const unit = client.TokenValidityUnits?.AccessToken ?? 'hours';
  const seconds = (client.AccessTokenValidity ?? 0) * (secondsPerUnit[unit] ?? 0);
  return {
    clientId: client.ClientId,
    oauthFlows: client.AllowedOAuthFlows ?? [],
    oauthScopes: client.AllowedOAuthScopes ?? [],
    oauthFlowsEnabled: client.AllowedOAuthFlowsUserPoolClient ?? false,
    accessTokenValiditySeconds: seconds > 0 ? seconds : defaultAccessTokenValiditySeconds,
  };
}

function cognito<Shape extends z.ZodType>(
  region: string,
  operation: string,
  input: Readonly<Record<string, unknown>>,
  shape: Shape,
): AwsRead<Shape> {
  return {
    operation: `cognito-idp ${operation}`,
    request: {
      service: 'cognito-idp',
      region,
      method: 'POST',
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    },
    shape,
  };
}
