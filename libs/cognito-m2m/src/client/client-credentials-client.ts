/**
 * A client of the client-credentials grant: one caller, one id, one secret. It can be nothing else; flows for people,
 * callback URLs and a client without a secret have no prop here.
 */
import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client';
import {
  checkCount,
  checkNumber,
  checkText,
  ConstructPropsError,
  type TextLimits,
} from '@m2m/construct-props';
import { Construct } from 'constructs';
import { checkOAuthScopes, type OAuthScope, type OAuthScopes } from '../oauth-scopes/oauth-scope';
import { PoolMembers } from '../user-pool/pool-members';
import type { IUserPool } from '../user-pool/user-pool-interface';

export interface ClientCredentialsClientProps {
  readonly userPool: IUserPool;

  /** 1-128 letters, digits, white space and `_+=,.@-`. */
  readonly clientName: string;

  /** What the caller may ask for: 1-50 scopes of resource servers of the same pool. */
  readonly oauthScopes: OAuthScopes;

  /** How long an access token is valid, in minutes: 5-1,440. @default 60 minutes */
  readonly accessTokenValidityMinutes?: number;

  /**
   * How often the caller calls, for the cost that `m2m-guard cost` and the plan review tell: 0-1,000,000,000 calls per hour.
   * It limits nothing. @default 60 calls per hour are assumed there
   */
  readonly expectedCallsPerHour?: number;
}

const nameLimits: TextLimits = {
  minLength: 1,
  maxLength: 128,
  character: /[\w\s+=,.@-]/,
  allowed: '1-128 letters, digits, white space and _+=,.@-',
};

/** Far above what one caller can do; whoever reaches it has typed another unit. */
const callsPerHourLimits = { min: 0, max: 1_000_000_000, unit: 'calls per hour' };

/** 1,000 at first; AWS raises the quota up to this on request. */
const clientsPerPool = 10_000;

const clients = new PoolMembers<ClientCredentialsClient>();

export class ClientCredentialsClient extends Construct {
  readonly userPool: IUserPool;
  readonly oauthScopes: readonly OAuthScope[];
  readonly clientId: string;
  /** Sensitive in the provider, and in the state in clear. */
  readonly clientSecret: string;

  private readonly resource: CognitoUserPoolClient;

  /** @throws ConstructPropsError when Cognito would refuse the client, or its scopes are of another pool */
  constructor(scope: Construct, id: string, props: ClientCredentialsClientProps) {
    super(scope, id);
    const {
      userPool,
      clientName,
      oauthScopes,
      accessTokenValidityMinutes = 60,
      expectedCallsPerHour,
    } = props;
    checkText(this, 'clientName', clientName, nameLimits);
    checkNumber(this, 'accessTokenValidityMinutes', accessTokenValidityMinutes, {
      min: 5,
      max: 1440,
      unit: 'minutes',
    });
    if (expectedCallsPerHour !== undefined) {
      checkNumber(this, 'expectedCallsPerHour', expectedCallsPerHour, callsPerHourLimits);
    }
    checkCount(this, 'oauthScopes', oauthScopes, { min: 1, max: 50 });
    checkOAuthScopes(this, 'oauthScopes', oauthScopes, userPool);
    this.userPool = userPool;
    this.oauthScopes = oauthScopes;

    this.resource = new CognitoUserPoolClient(this, 'Resource', {
      userPoolId: userPool.userPoolId,
      name: clientName,
      generateSecret: true,
      allowedOauthFlows: ['client_credentials'],
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthScopes: oauthScopes.map(({ reference }) => reference),
      // Unset would mean the sign-in flows for people.
      explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      preventUserExistenceErrors: 'ENABLED',
      enableTokenRevocation: true,
      // All values with all units: a value without its unit is read as hours.
      accessTokenValidity: accessTokenValidityMinutes,
      idTokenValidity: 60,
      refreshTokenValidity: 1,
      tokenValidityUnits: [{ accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' }],
      ...this.afterPredecessor(),
    });
    if (expectedCallsPerHour !== undefined) {
      // A comment of the JSON syntax: Terraform ignores it, the guard reads it.
      this.resource.addOverride('//.m2m.callsPerHour', expectedCallsPerHour);
    }
    clients.add(this);
    this.clientId = this.resource.id;
    this.clientSecret = this.resource.clientSecret;
  }

  /**
   * Clients of one pool are made one after another: Cognito answers two at once with ConcurrentModificationException,
   * which the provider does not retry on creation.
   */
  private afterPredecessor(): { dependsOn?: CognitoUserPoolClient[] } {
    const earlier = clients.before(this);
    if (earlier.length >= clientsPerPool) {
      throw new ConstructPropsError(
        this,
        `the user pool has ${earlier.length.toString()} clients in this stack already; allowed are ${clientsPerPool.toString()}`,
      );
    }
    const predecessor = earlier.at(-1);
    return predecessor ? { dependsOn: [predecessor.resource] } : {};
  }
}
