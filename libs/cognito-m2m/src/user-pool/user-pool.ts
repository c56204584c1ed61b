/**
 * A user pool for machines: it issues access tokens to clients, and no person signs up in it.
 */
import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool';
import { checkText, type TextLimits } from '@m2m/construct-props';
import { Construct } from 'constructs';
import { issuerUrl } from './pool-urls';
import { UserPoolDomain, type UserPoolDomainProps } from './user-pool-domain';
import type { IUserPool, UserPoolIdentity } from './user-pool-interface';

export interface UserPoolProps {
  /** 1-128 letters, digits, white space and `_+=,.@-`. Another name later means another pool, with other client ids. */
  readonly userPoolName: string;

  /** Region of the provider; part of the token URL and of the issuer. */
  readonly region: string;

  /** Where the token endpoint is: a prefix of Amazon's domain, or a domain of one's own. */
  readonly domain: UserPoolDomainProps;

  /** Whether AWS refuses to delete the pool. Every client, secret and issuer goes with it, so only throw-away stages say no. */
  readonly deletionProtection: boolean;
}

const nameLimits: TextLimits = {
  minLength: 1,
  maxLength: 128,
  character: /[\w\s+=,.@-]/,
  allowed: '1-128 letters, digits, white space and _+=,.@-',
};

export class UserPool extends Construct implements IUserPool {
  readonly userPoolId: string;
  readonly userPoolArn: string;
  readonly tokenUrl: string;
  readonly issuer: string;
  readonly identity: UserPoolIdentity;

  /** @throws ConstructPropsError when Cognito would refuse the name or the domain */
  constructor(
    scope: Construct,
    id: string,
    { userPoolName, region, domain, deletionProtection }: UserPoolProps,
  ) {
    super(scope, id);
    checkText(this, 'userPoolName', userPoolName, nameLimits);

    // The tier stays unset: nothing that machines use depends on it.
    const resource = new CognitoUserPool(this, 'Resource', {
      name: userPoolName,
      deletionProtection: deletionProtection ? 'ACTIVE' : 'INACTIVE',
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
    });

    this.userPoolId = resource.id;
    this.userPoolArn = resource.arn;
    this.issuer = issuerUrl(resource.id, region);
    this.identity = { kind: 'construct', name: this.node.path };
    this.tokenUrl = new UserPoolDomain(this, 'domain', { userPoolId: resource.id, region, domain }).tokenUrl;
  }
}
