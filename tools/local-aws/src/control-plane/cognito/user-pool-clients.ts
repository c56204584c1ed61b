/** App clients: what Cognito refuses about flows and scopes, and what an update resets. */
import { z } from 'zod';
import type { AwsAnswer } from '../../data-plane-port';
import { amended } from '../answer-json';
import { AwsError } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import type { ClientSecrets } from './client-secrets';
import { cognitoOperation, type CognitoCall } from './cognito-call';
import { displayName } from './constraints';
import type { ResourceServers } from './resource-servers';
import { checkTokenValidity, tokenValidity } from './token-validity';
import { ofClient, userPoolClientShape } from './user-pool-shape';

const flows = z.array(
  z.enum(
    ['code', 'implicit', 'client_credentials'],
    'Member must satisfy enum value set: [implicit, client_credentials, code]',
  ),
);

const settings = tokenValidity.extend({
  UserPoolId: z.string(),
  ClientName: displayName(128).optional(),
  AllowedOAuthFlowsUserPoolClient: z.boolean().optional(),
  AllowedOAuthFlows: flows.optional(),
  AllowedOAuthScopes: z
    .array(z.string())
    .max(50, 'Member must have length less than or equal to 50')
    .optional(),
});

type Settings = z.infer<typeof settings>;

/** Scopes that Cognito itself declares; they speak of a user, and a client that acts for itself has none. */
const userScopes: readonly string[] = [
  'openid',
  'email',
  'phone',
  'profile',
  'aws.cognito.signin.user.admin',
];

/** What AWS does with a setting that an update does not name: back to its default, never left as it was. */
const defaultsOnUpdate = {
  AccessTokenValidity: null,
  AllowedOAuthFlows: null,
  AllowedOAuthFlowsUserPoolClient: false,
  AllowedOAuthScopes: null,
  AnalyticsConfiguration: null,
  AuthSessionValidity: 3,
  CallbackURLs: null,
  DefaultRedirectURI: null,
  EnablePropagateAdditionalUserContextData: false,
  EnableTokenRevocation: true,
  ExplicitAuthFlows: null,
  IdTokenValidity: null,
  LogoutURLs: null,
  PreventUserExistenceErrors: null,
  ReadAttributes: null,
  RefreshTokenValidity: 30,
  SupportedIdentityProviders: null,
  TokenValidityUnits: null,
  WriteAttributes: null,
} as const;

export class UserPoolClients {
  constructor(
    private readonly resourceServers: ResourceServers,
    private readonly secrets: ClientSecrets,
  ) {}

  operations(): readonly FrontOperation[] {
    return [
      cognitoOperation({
        operation: 'CreateUserPoolClient',
        does: 'checks',
        because: 'takes unknown scopes, mixed flows, and client_credentials without a secret',
        input: settings.extend({ ClientName: displayName(128), GenerateSecret: z.boolean().optional() }),
        handle: ({ input, forward }) => {
          this.check(input, input.GenerateSecret === true);
          return forward();
        },
      }),
      cognitoOperation({
        operation: 'UpdateUserPoolClient',
        does: 'checks',
        because: 'checks nothing, and keeps settings that the update leaves out',
        input: settings.extend({ ClientId: z.string() }),
        handle: (call) => this.update(call),
      }),
      cognitoOperation({
        operation: 'DescribeUserPoolClient',
        does: 'adds',
        because: 'does not know that the first secret was deleted',
        input: ofClient,
        handle: async ({ forward }) => this.withActiveSecret(await forward()),
      }),
      cognitoOperation({
        operation: 'DeleteUserPoolClient',
        does: 'adds',
        because: 'knows nothing of secrets that were added',
        input: ofClient,
        handle: async ({ input, forward }) => {
          const answer = await forward();
          if (answer.status < 300) {
            this.secrets.forgetClient(input.ClientId);
          }
          return answer;
        },
      }),
    ];
  }

  private async update(call: CognitoCall<Settings & { ClientId: string }>): Promise<AwsAnswer> {
    const { UserPoolId, ClientId } = call.input;
    const { UserPoolClient } = await call.ask(
      'DescribeUserPoolClient',
      { UserPoolId, ClientId },
      userPoolClientShape,
    );
    this.check(call.input, UserPoolClient.ClientSecret !== undefined);
    return this.withActiveSecret(await call.forwardAs({ ...defaultsOnUpdate, ...call.raw }));
  }

  private withActiveSecret(answer: AwsAnswer): AwsAnswer {
    return amended(answer, (body) => {
      const { ClientId, ClientSecret } = userPoolClientShape.parse(body).UserPoolClient;
      const [oldest] = this.secrets.activeValues(ClientId, ClientSecret);
      const client = body['UserPoolClient'] as object;
      return oldest === undefined ? body : { ...body, UserPoolClient: { ...client, ClientSecret: oldest } };
    });
  }

  private check(client: Settings, hasSecret: boolean): void {
    checkTokenValidity(client);
    const { AllowedOAuthFlows: wanted = [], AllowedOAuthScopes: scopes = [] } = client;
    const forItself = wanted.includes('client_credentials');
    if (client.AllowedOAuthFlowsUserPoolClient === true && (wanted.length === 0 || scopes.length === 0)) {
      throw new AwsError(
        'InvalidParameterException',
        'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
      );
    }
    if (forItself && wanted.length > 1) {
      throw new AwsError(
        'InvalidOAuthFlowException',
        'client_credentials flow can not be selected along with code flow or implicit flow.',
      );
    }
    if (forItself && !hasSecret) {
      throw new AwsError(
        'InvalidOAuthFlowException',
        'client_credentials flow can not be selected if client does not have a client secret.',
      );
    }
    const declared = this.resourceServers.oauthScopesOf(client.UserPoolId);
    for (const scope of scopes) {
      if (forItself && userScopes.includes(scope)) {
        throw new AwsError(
          'InvalidOAuthFlowException',
          `${scope} can not be selected along with client_credentials flow: there is no user.`,
        );
      }
      if (!declared.has(scope) && !userScopes.includes(scope)) {
        throw new AwsError('ScopeDoesNotExistException', `Invalid scope requested: ${scope}`);
      }
    }
  }
}
