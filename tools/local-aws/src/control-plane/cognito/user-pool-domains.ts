/** Domains of user pools: moto gives anyone any name, drops what belongs to a custom domain, and makes up the account. */
import { z } from 'zod';
import { amended } from '../answer-json';
import { AwsError } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { cognitoOperation, type CognitoCall } from './cognito-call';
import { domainPrefix, quotas } from './constraints';
import { userPoolShape } from './user-pool-shape';

/** "Domain cannot contain reserved word": whatever could be taken for AWS itself. */
const reservedWords = ['aws', 'amazon', 'cognito'] as const;

const customDomain = z.object({ CertificateArn: z.string() });
const input = z.object({
  Domain: z.string(),
  UserPoolId: z.string(),
  CustomDomainConfig: customDomain.optional(),
  ManagedLoginVersion: z.number().int().optional(),
});
const description = z.object({ DomainDescription: z.object({ Domain: z.string().optional() }) });

/** The account of everything in moto. */
const account = '123456789012';

/** Classic hosted UI, what AWS takes when the caller names no version. */
const defaultLoginVersion = 1;

type Domain = z.infer<typeof input>;

export class UserPoolDomains {
  private readonly domains = new Map<string, Domain>();

  clear(): void {
    this.domains.clear();
  }

  operations(): readonly FrontOperation[] {
    return [
      cognitoOperation({
        operation: 'CreateUserPoolDomain',
        does: 'checks',
        because: 'takes reserved words, bad characters and names that another pool has',
        input,
        handle: async (call) => {
          await this.check(call);
          const answer = await call.forward();
          this.remember(call.input);
          return answer;
        },
      }),
      cognitoOperation({
        operation: 'UpdateUserPoolDomain',
        does: 'adds',
        because: 'drops the certificate of a custom domain',
        input,
        handle: async (call) => {
          const answer = await call.forward();
          this.remember(call.input);
          return answer;
        },
      }),
      cognitoOperation({
        operation: 'DescribeUserPoolDomain',
        does: 'adds',
        because: 'does not know the certificate of a custom domain, and names another account each time',
        input: z.object({ Domain: z.string() }),
        handle: async (call) => {
          const known = this.domains.get(call.input.Domain);
          return amended(await call.forward(), (body) => ({
            ...body,
            DomainDescription: described(body['DomainDescription'] as object, known),
          }));
        },
      }),
      cognitoOperation({
        operation: 'DeleteUserPoolDomain',
        does: 'adds',
        because: 'knows nothing of what the rows above keep',
        input: z.object({ Domain: z.string(), UserPoolId: z.string() }),
        handle: async (call) => {
          const answer = await call.forward();
          this.domains.delete(call.input.Domain);
          return answer;
        },
      }),
    ];
  }

  private remember(domain: Domain): void {
    this.domains.set(domain.Domain, domain);
  }

  private async check({ ask, input: domain }: CognitoCall<Domain>): Promise<void> {
    await ask('DescribeUserPool', { UserPoolId: domain.UserPoolId }, userPoolShape);
    const custom = domain.CustomDomainConfig !== undefined;
    if (!custom) {
      checkPrefix(domain.Domain);
    }
    const { DomainDescription } = await ask('DescribeUserPoolDomain', { Domain: domain.Domain }, description);
    if (DomainDescription.Domain !== undefined) {
      throw invalid('Domain already associated with another user pool.');
    }
    const ofThisKind = [...this.domains.values()].filter(
      (other) => (other.CustomDomainConfig !== undefined) === custom,
    );
    if (ofThisKind.some(({ UserPoolId }) => UserPoolId === domain.UserPoolId)) {
      throw invalid(
        `User pool ${domain.UserPoolId} already has a ${custom ? 'custom' : 'prefix'} domain configured.`,
      );
    }
    if (custom && ofThisKind.length >= quotas.customDomains) {
      throw new AwsError(
        'LimitExceededException',
        `The maximum number of custom domains per account, ${quotas.customDomains}, has been reached.`,
      );
    }
  }
}

function checkPrefix(prefix: string): void {
  const reserved = reservedWords.find((word) => prefix.includes(word));
  if (reserved !== undefined) {
    throw invalid(`Domain cannot contain reserved word: ${reserved}`);
  }
  const parsed = domainPrefix.safeParse(prefix);
  if (!parsed.success) {
    throw invalid(
      `1 validation error detected: Value '${prefix}' at 'domain' failed to satisfy constraint: ${parsed.error.issues[0]?.message ?? ''}`,
    );
  }
}

/** Nothing is said of a domain that nobody has. */
function described(answer: object, domain: Domain | undefined): object {
  return 'AWSAccountId' in answer ? { ...answer, AWSAccountId: account, ...traitsOf(domain) } : answer;
}

function traitsOf(domain: Domain | undefined): object {
  if (domain === undefined) {
    return {};
  }
  return {
    ManagedLoginVersion: domain.ManagedLoginVersion ?? defaultLoginVersion,
    ...(domain.CustomDomainConfig ? { CustomDomainConfig: domain.CustomDomainConfig } : {}),
  };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
