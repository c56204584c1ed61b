import { startLocalAws, type LocalAws } from '../src';
import { AwsClient, type Called } from './aws-client';

type Json = Record<string, unknown>;

describe('Cognito in front of moto', () => {
  let aws: LocalAws;
  let client: AwsClient;
  let UserPoolId: string;
  let arn: string;
  const logged: string[] = [];

  beforeAll(async () => {
    aws = await startLocalAws({ port: 0, log: (line) => logged.push(line) });
    client = new AwsClient(aws.endpoint);
  });

  afterAll(() => aws.stop());

  beforeEach(async () => {
    const pool = (await call('CreateUserPool', { PoolName: 'pool', UserPoolTags: { a: '1' } }))[
      'UserPool'
    ] as Json;
    UserPoolId = pool['Id'] as string;
    arn = pool['Arn'] as string;
  });

  const call = async (operation: string, input: object): Promise<Json> => {
    const { status, json } = await client.cognito(operation, input);
    if (status !== 200) {
      throw new Error(`${operation}: ${String(json['__type'])}: ${String(json['message'])}`);
    }
    return json;
  };
  const refusal = async (operation: string, input: object): Promise<string> => {
    const { status, errorType, json }: Called = await client.cognito(operation, input);
    expect(status).toBe(400);
    return `${errorType ?? ''}: ${String(json['message'])}`;
  };
  const server = (scopes: readonly string[], Identifier = 'api') => ({
    UserPoolId,
    Identifier,
    Name: 'api',
    Scopes: scopes.map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
  });
  const m2mClient = (scopes: readonly string[]) => ({
    UserPoolId,
    ClientName: 'caller',
    GenerateSecret: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: scopes,
  });

  describe('resource servers', () => {
    it('change, are listed in pages, and can be made again after they were deleted', async () => {
      await call('CreateResourceServer', server(['read']));
      await call('UpdateResourceServer', server(['list']));
      await call('CreateResourceServer', server([], 'other'));
      expect(await call('DescribeResourceServer', { UserPoolId, Identifier: 'api' })).toEqual({
        ResourceServer: server(['list']),
      });
      const first = await call('ListResourceServers', { UserPoolId, MaxResults: 1 });
      expect(first).toEqual({ ResourceServers: [server(['list'])], NextToken: '1' });
      expect(await call('ListResourceServers', { UserPoolId, NextToken: first['NextToken'] })).toEqual({
        ResourceServers: [server([], 'other')],
      });
      await call('DeleteResourceServer', { UserPoolId, Identifier: 'api' });
      expect(await refusal('DescribeResourceServer', { UserPoolId, Identifier: 'api' })).toBe(
        'ResourceNotFoundException: Resource server api does not exist.',
      );
      await call('CreateResourceServer', server(['read']));
    });

    it('are refused as AWS refuses them', async () => {
      await call('CreateResourceServer', server(['read']));
      expect(await refusal('CreateResourceServer', server(['read']))).toBe(
        `InvalidParameterException: api already exists in user pool ${UserPoolId}.`,
      );
      expect(await refusal('CreateResourceServer', server([], 'an api'))).toBe(
        String.raw`InvalidParameterException: 1 validation error detected: Value at 'identifier' failed to satisfy constraint: Member must satisfy regular expression pattern: [\x21\x23-\x5B\x5D-\x7E]+`,
      );
      expect(await refusal('UpdateResourceServer', server(['read', 'a/b']))).toBe(
        String.raw`InvalidParameterException: 1 validation error detected: Value at 'scopes.2.member.scopeName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+`,
      );
      expect(await refusal('CreateResourceServer', { ...server([]), UserPoolId: 'us-east-1_gone' })).toBe(
        'ResourceNotFoundException: User pool us-east-1_gone does not exist.',
      );
      const hundredAndOne = Array.from({ length: 101 }, (_, index) => `s${index}`);
      expect(await refusal('UpdateResourceServer', server(hundredAndOne))).toContain(
        "Value at 'scopes' failed to satisfy constraint: Member must have length less than or equal to 100",
      );
      for (let index = 1; index < 25; index++) {
        await call('CreateResourceServer', server([], `api${index}`));
      }
      expect(await refusal('CreateResourceServer', server([], 'one-more'))).toBe(
        'LimitExceededException: The maximum number of resource servers per user pool, 25, has been reached.',
      );
    });
  });

  describe('app clients', () => {
    beforeEach(() => call('CreateResourceServer', server(['read', 'write'])));

    it.each<[string, object, string]>([
      [
        'an unknown scope',
        { AllowedOAuthScopes: ['api/raed'] },
        'ScopeDoesNotExistException: Invalid scope requested: api/raed',
      ],
      [
        'mixed flows',
        { AllowedOAuthFlows: ['client_credentials', 'code'] },
        'InvalidOAuthFlowException: client_credentials flow can not be selected along with code flow or implicit flow.',
      ],
      [
        'no secret',
        { GenerateSecret: false },
        'InvalidOAuthFlowException: client_credentials flow can not be selected if client does not have a client secret.',
      ],
      [
        'a scope that speaks of a user',
        { AllowedOAuthScopes: ['openid'] },
        'InvalidOAuthFlowException: openid can not be selected along with client_credentials flow: there is no user.',
      ],
      [
        'no scope at all',
        { AllowedOAuthScopes: [] },
        'InvalidParameterException: AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
      ],
      [
        'a bare 90 for minutes',
        { AccessTokenValidity: 90 },
        'InvalidParameterException: Invalid range for token validity.',
      ],
      [
        'an unknown flow',
        { AllowedOAuthFlows: ['token'] },
        "InvalidParameterException: 1 validation error detected: Value at 'allowedOAuthFlows.1.member' failed to satisfy constraint: Member must satisfy enum value set: [implicit, client_credentials, code]",
      ],
    ])('are refused with %s', async (_name, change, message) => {
      expect(await refusal('CreateUserPoolClient', { ...m2mClient(['api/read']), ...change })).toBe(message);
    });

    it('lose with an update what the update leaves out', async () => {
      const made = (
        await call('CreateUserPoolClient', {
          ...m2mClient(['api/read']),
          CallbackURLs: ['https://a.example'],
        })
      )['UserPoolClient'] as Json;
      const ClientId = made['ClientId'];
      await call('UpdateUserPoolClient', { UserPoolId, ClientId, ClientName: 'renamed' });
      const { UserPoolClient } = await call('DescribeUserPoolClient', { UserPoolId, ClientId });
      expect(UserPoolClient).toMatchObject({
        ClientName: 'renamed',
        ClientSecret: made['ClientSecret'],
        AllowedOAuthFlowsUserPoolClient: false,
        RefreshTokenValidity: 30,
      });
      expect(UserPoolClient).not.toHaveProperty('AllowedOAuthScopes');
      expect(UserPoolClient).not.toHaveProperty('CallbackURLs');
    });

    it('are refused an update to a scope that does not exist', async () => {
      const { UserPoolClient } = await call('CreateUserPoolClient', m2mClient(['api/read']));
      const { ClientId } = UserPoolClient as { ClientId: string };
      expect(await refusal('UpdateUserPoolClient', { ...m2mClient(['api/x']), ClientId })).toBe(
        'ScopeDoesNotExistException: Invalid scope requested: api/x',
      );
    });

    it('have two secrets at most, of which either can be deleted but not the last', async () => {
      const made = (await call('CreateUserPoolClient', m2mClient(['api/read'])))['UserPoolClient'] as Json;
      const of = { UserPoolId, ClientId: made['ClientId'] };
      const secretIds = async () =>
        ((await call('ListUserPoolClientSecrets', of))['ClientSecrets'] as Json[]).map((secret) => {
          expect(secret).not.toHaveProperty('ClientSecretValue');
          return secret['ClientSecretId'];
        });
      const [first] = await secretIds();
      const added = (await call('AddUserPoolClientSecret', of))['ClientSecretDescriptor'] as Json;
      expect(added['ClientSecretValue']).toMatch(/^[a-z0-9]{52}$/);
      expect(await secretIds()).toEqual([first, added['ClientSecretId']]);
      expect(await refusal('AddUserPoolClientSecret', of)).toBe(
        `LimitExceededException: Client ${String(of.ClientId)} has 2 secrets already, which is the maximum.`,
      );
      await call('DeleteUserPoolClientSecret', { ...of, ClientSecretId: first });
      const { UserPoolClient } = await call('DescribeUserPoolClient', of);
      expect(UserPoolClient).toMatchObject({ ClientSecret: added['ClientSecretValue'] });
      expect(
        await refusal('DeleteUserPoolClientSecret', { ...of, ClientSecretId: added['ClientSecretId'] }),
      ).toBe(
        `InvalidParameterException: The last secret of client ${String(of.ClientId)} cannot be deleted.`,
      );
      expect(logged.join('\n')).not.toContain(String(added['ClientSecretValue']));
      expect(logged.join('\n')).not.toContain(String(made['ClientSecret']));
    });

    it('never show a secret that the caller chose', async () => {
      const { UserPoolClient } = await call('CreateUserPoolClient', m2mClient(['api/read']));
      const of = { UserPoolId, ClientId: (UserPoolClient as Json)['ClientId'] };
      const chosen = 'canaryCanaryCanary1234567';
      const added = await call('AddUserPoolClientSecret', { ...of, ClientSecret: chosen });
      expect(JSON.stringify(added)).not.toContain(chosen);
      expect(await refusal('AddUserPoolClientSecret', { ...of, ClientSecret: 'short' })).not.toContain(
        'short',
      );
      expect(logged.join('\n')).not.toContain(chosen);
    });
  });

  describe('user pools', () => {
    it('keep their tier, and tags however they were set', async () => {
      await call('TagResource', { ResourceArn: arn, Tags: { b: '2' } });
      await call('UntagResource', { ResourceArn: arn, TagKeys: ['a'] });
      expect(await call('ListTagsForResource', { ResourceArn: arn })).toEqual({ Tags: { b: '2' } });
      await call('UpdateUserPool', { UserPoolId, UserPoolTier: 'LITE' });
      expect((await call('DescribeUserPool', { UserPoolId }))['UserPool']).toMatchObject({
        UserPoolTier: 'LITE',
        UserPoolTags: { b: '2' },
      });
    });

    it('are not deleted while they are protected or have a domain', async () => {
      await call('UpdateUserPool', { UserPoolId, DeletionProtection: 'ACTIVE' });
      expect(await refusal('DeleteUserPool', { UserPoolId })).toBe(
        'InvalidParameterException: The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      );
      await call('UpdateUserPool', { UserPoolId, DeletionProtection: 'INACTIVE' });
      await call('CreateUserPoolDomain', { UserPoolId, Domain: 'tokens' });
      expect(await refusal('DeleteUserPool', { UserPoolId })).toBe(
        'InvalidParameterException: User pool cannot be deleted. It has a domain configured that should be deleted first.',
      );
      await call('DeleteUserPoolDomain', { UserPoolId, Domain: 'tokens' });
      await call('DeleteUserPool', { UserPoolId });
      expect(await refusal('DescribeUserPool', { UserPoolId })).toBe(
        `ResourceNotFoundException: User pool ${UserPoolId} does not exist.`,
      );
    });

    it('get a domain that is theirs alone', async () => {
      await call('CreateUserPoolDomain', { UserPoolId, Domain: 'tokens' });
      const other = (await call('CreateUserPool', { PoolName: 'other' }))['UserPool'] as Json;
      expect(await refusal('CreateUserPoolDomain', { UserPoolId: other['Id'], Domain: 'tokens' })).toBe(
        'InvalidParameterException: Domain already associated with another user pool.',
      );
      expect(await refusal('CreateUserPoolDomain', { UserPoolId, Domain: 'second' })).toBe(
        `InvalidParameterException: User pool ${UserPoolId} already has a prefix domain configured.`,
      );
      expect(
        await refusal('CreateUserPoolDomain', { UserPoolId: other['Id'], Domain: 'my-cognito-pool' }),
      ).toBe('InvalidParameterException: Domain cannot contain reserved word: cognito');
      expect(await refusal('CreateUserPoolDomain', { UserPoolId: other['Id'], Domain: 'Tokens-' })).toBe(
        "InvalidParameterException: 1 validation error detected: Value 'Tokens-' at 'domain' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
      );
    });

    it('remember the certificate of a custom domain', async () => {
      const CustomDomainConfig = { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a' };
      await call('CreateUserPoolDomain', { UserPoolId, Domain: 'tokens.example.com', CustomDomainConfig });
      expect(
        (await call('DescribeUserPoolDomain', { Domain: 'tokens.example.com' }))['DomainDescription'],
      ).toMatchObject({
        CustomDomainConfig,
        UserPoolId,
        AWSAccountId: '123456789012',
      });
    });

    it('say nothing of a domain that nobody has', async () => {
      expect(await call('DescribeUserPoolDomain', { Domain: 'nobody-has-this' })).toEqual({
        DomainDescription: {},
      });
    });
  });

  it('is empty after a reset', async () => {
    await call('CreateResourceServer', server(['read']));
    await fetch(`${aws.endpoint}/moto-api/reset`, { method: 'POST' });
    expect(await refusal('DescribeResourceServer', { UserPoolId, Identifier: 'api' })).toBe(
      `ResourceNotFoundException: User pool ${UserPoolId} does not exist.`,
    );
  });

  it('says at once what it does not emulate', async () => {
    const { status, errorType, json } = await client.cognito('CreateTerms', { UserPoolId });
    expect({ status, errorType, message: json['message'] }).toEqual({
      status: 501,
      errorType: 'NotEmulated',
      message: `the local AWS does not emulate cognito-idp CreateTerms: moto ${aws.motoVersion} lacks it or failed on it`,
    });
  });
});
