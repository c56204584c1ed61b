/**
 * The domain of a user pool. Without one there is no token endpoint, and a new one is a new token URL for every caller.
 */
import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain';
import { checkText, ConstructPropsError, quote, type TextLimits } from '@m2m/construct-props';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { customTokenUrl, prefixTokenUrl } from './pool-urls';

/** A prefix of Amazon's domain: `https://<prefix>.auth.<region>.amazoncognito.com`. */
export interface PrefixDomain {
  /**
   * 1-63 lower-case letters, digits and hyphens, no hyphen first or last, and nowhere `aws`, `amazon` or `cognito`
   * (Cognito's reserved words). Unique in its region over all AWS accounts.
   */
  readonly prefix: string;
  readonly domainName?: undefined;
}

/** A domain of one's own. Its parent domain must resolve; an account has four of them per region. */
export interface CustomDomain {
  readonly prefix?: undefined;
  readonly domainName: string;
  /** ARN of an ACM certificate in us-east-1, in whatever region the pool is. */
  readonly certificateArn: string;
}

/** Exactly one of the two. */
export type UserPoolDomainProps = PrefixDomain | CustomDomain;

const prefixLimits: TextLimits = {
  minLength: 1,
  maxLength: 63,
  character: /[a-z0-9-]/,
  pattern: /^[a-z0-9](?:.*[a-z0-9])?$/,
  allowed: '1-63 lower-case letters, digits and hyphens, with no hyphen first or last',
};

const domainNameLimits: TextLimits = {
  minLength: 1,
  maxLength: 253,
  character: /[a-z0-9.-]/,
  pattern: /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  allowed: 'lower-case host names such as auth.example.com',
};

const certificateLimits: TextLimits = {
  minLength: 20,
  maxLength: 2048,
  character: /[\x21-\x7e]/,
  pattern: /^arn:aws:acm:us-east-1:\d{12}:certificate\/\S+$/,
  allowed: 'ARNs of ACM certificates in us-east-1',
};

const reservedWords = ['aws', 'amazon', 'cognito'];

export class UserPoolDomain extends Construct {
  readonly tokenUrl: string;

  /** @throws ConstructPropsError when Cognito would refuse the domain */
  constructor(
    scope: Construct,
    id: string,
    { userPoolId, region, domain }: { userPoolId: string; region: string; domain: UserPoolDomainProps },
  ) {
    super(scope, id);
    this.check(domain);
    if (domain.prefix !== undefined) {
      const resource = new CognitoUserPoolDomain(this, 'Resource', { userPoolId, domain: domain.prefix });
      this.tokenUrl = prefixTokenUrl(resource.domain, region);
    } else {
      const { domainName, certificateArn } = domain;
      const resource = new CognitoUserPoolDomain(this, 'Resource', {
        userPoolId,
        domain: domainName,
        certificateArn,
      });
      this.tokenUrl = customTokenUrl(resource.domain);
    }
  }

  private check(domain: UserPoolDomainProps | undefined): asserts domain is UserPoolDomainProps {
    const { prefix, domainName } = domain ?? {};
    if (domain === undefined || (prefix === undefined) === (domainName === undefined)) {
      const received = prefix === undefined ? 'neither' : 'both';
      throw new ConstructPropsError(
        this,
        `domain has ${received} of prefix and domainName; give exactly one`,
      );
    }
    if (domain.prefix === undefined) {
      checkText(this, 'domainName', domain.domainName, domainNameLimits);
      checkText(this, 'certificateArn', domain.certificateArn, certificateLimits);
      return;
    }
    checkText(this, 'prefix', domain.prefix, prefixLimits);
    const reserved = reservedWords.find((word) => domain.prefix.includes(word));
    if (reserved !== undefined && !Token.isUnresolved(domain.prefix)) {
      throw new ConstructPropsError(
        this,
        `prefix ${quote(domain.prefix)} contains "${reserved}", which Cognito reserves; choose one without ${reservedWords.join(', ')}`,
      );
    }
  }
}
