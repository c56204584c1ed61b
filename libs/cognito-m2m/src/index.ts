export {
  ClientCredentialsClient,
  type ClientCredentialsClientProps,
} from './client/client-credentials-client';
export { ImportedUserPool } from './contract/imported-user-pool';
export { PublishedContract, type PublishedContractProps } from './contract/published-contract';
export type { OAuthScope, OAuthScopes } from './oauth-scopes/oauth-scope';
export { ResourceServer, type ResourceServerProps } from './oauth-scopes/resource-server';
export { addApiOutputs, addUserPoolOutputs } from './outputs/stack-outputs';
export { ApiGatewayAccount } from './protected-api/api-gateway-account';
export type { CorsProps } from './protected-api/cors';
export type { RouteFunction } from './protected-api/lambda-route';
export {
  type ApiRoute,
  ProtectedRestApi,
  type ProtectedRestApiProps,
  type RouteProps,
} from './protected-api/protected-rest-api';
export type { RouteMethod } from './protected-api/route-path';
export { UserPool, type UserPoolProps } from './user-pool/user-pool';
export type { CustomDomain, PrefixDomain, UserPoolDomainProps } from './user-pool/user-pool-domain';
export type { IUserPool, UserPoolIdentity } from './user-pool/user-pool-interface';
