/** The rules, in the order in which they are listed. A new rule is one file beside this one and one line here. */
import { apiLimits } from './api-limits';
import { apiQuota } from './api-quota';
import { clientName } from './client-name';
import { clientQuota } from './client-quota';
import { clientWithoutSecret } from './client-without-secret';
import { contractInValue } from './contract-in-value';
import { domainPrefix } from './domain-prefix';
import { duplicateDomain } from './duplicate-domain';
import { duplicateOAuthScope } from './duplicate-oauth-scope';
import { duplicateResourceServer } from './duplicate-resource-server';
import { foreignPool } from './foreign-pool';
import { httpApiAudiences } from './http-api-audiences';
import { identitySource } from './identity-source';
import { invokePermission } from './invoke-permission';
import { jwtRouteWithoutScopes } from './jwt-route-without-scopes';
import { mixedFlows } from './mixed-flows';
import { noAccessLog } from './no-access-log';
import { noDomain } from './no-domain';
import { oauthNotEnabled } from './oauth-not-enabled';
import { oauthScopeCharset } from './oauth-scope-charset';
import { oauthScopeLength } from './oauth-scope-length';
import { oidcScope } from './oidc-scope';
import { openRoute } from './open-route';
import { orphanRead } from './orphan-read';
import { preflightDemandsToken } from './preflight-demands-token';
import { resourceServerQuota } from './resource-server-quota';
import { routeScopesLimit } from './route-scopes-limit';
import { routeWithoutScopes } from './route-without-scopes';
import type { Rule } from './rule';
import { secondDomainPrefix } from './second-domain-prefix';
import { secretInOutput } from './secret-in-output';
import { shadowedRoute } from './shadowed-route';
import { signInFlows } from './sign-in-flows';
import { staleDeployment } from './stale-deployment';
import { tokenRevocationOff } from './token-revocation-off';
import { tokenValidity } from './token-validity';
import { tooManyClientScopes } from './too-many-client-scopes';
import { tooManyClients } from './too-many-clients';
import { tooManyResourceServers } from './too-many-resource-servers';
import { tooManyServerScopes } from './too-many-server-scopes';
import { twoPublishers } from './two-publishers';
import { undeclaredClientScope } from './undeclared-client-scope';
import { undeclaredRouteScope } from './undeclared-route-scope';
import { unpublishedContract } from './unpublished-contract';
import { userExistenceErrors } from './user-existence-errors';
import { userPoolName } from './user-pool-name';
import { validationExpression } from './validation-expression';

export const rules: readonly Rule[] = [
  // The mistakes that people make with machines, in the order in which bench/mistakes counts them.
  mixedFlows,
  clientWithoutSecret,
  oauthNotEnabled,
  oidcScope,
  undeclaredClientScope,
  undeclaredRouteScope,
  routeWithoutScopes,
  openRoute,
  domainPrefix,
  oauthScopeCharset,
  tokenValidity,
  staleDeployment,
  noDomain,
  tooManyClientScopes,
  tooManyServerScopes,
  oauthScopeLength,
  preflightDemandsToken,
  unpublishedContract,
  foreignPool,
  // Other ways to let somebody in, or to keep everybody out.
  jwtRouteWithoutScopes,
  shadowedRoute,
  validationExpression,
  identitySource,
  httpApiAudiences,
  invokePermission,
  // The contract between stacks.
  orphanRead,
  twoPublishers,
  contractInValue,
  // What makes a machine client weaker than it has to be, and what nobody could look up afterwards.
  userExistenceErrors,
  signInFlows,
  tokenRevocationOff,
  secretInOutput,
  noAccessLog,
  // What is there twice.
  duplicateDomain,
  secondDomainPrefix,
  duplicateResourceServer,
  duplicateOAuthScope,
  // Names, limits and quotas.
  clientName,
  userPoolName,
  routeScopesLimit,
  apiLimits,
  apiQuota,
  resourceServerQuota,
  tooManyResourceServers,
  clientQuota,
  tooManyClients,
];

export type { Rule, Severity } from './rule';
