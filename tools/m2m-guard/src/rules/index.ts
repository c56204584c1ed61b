/** The rules, in the order in which they are listed. A new rule is one file beside this one and one line here. */
import { apiLimits } from './api-limits';
import { apiQuota } from './api-quota';
import { clientWithoutSecret } from './client-without-secret';
import { contractInValue } from './contract-in-value';
import { foreignPool } from './foreign-pool';
import { httpApiAudiences } from './http-api-audiences';
import { identitySource } from './identity-source';
import { invokePermission } from './invoke-permission';
import { jwtRouteWithoutScopes } from './jwt-route-without-scopes';
import { noAccessLog } from './no-access-log';
import { openRoute } from './open-route';
import { orphanRead } from './orphan-read';
import { preflightDemandsToken } from './preflight-demands-token';
import { routeScopesLimit } from './route-scopes-limit';
import { routeWithoutScopes } from './route-without-scopes';
import type { Rule } from './rule';
import { shadowedRoute } from './shadowed-route';
import { staleDeployment } from './stale-deployment';
import { twoPublishers } from './two-publishers';
import { undeclaredClientScope } from './undeclared-client-scope';
import { undeclaredRouteScope } from './undeclared-route-scope';
import { unpublishedContract } from './unpublished-contract';
import { validationExpression } from './validation-expression';

export const rules: readonly Rule[] = [
  clientWithoutSecret,
  undeclaredClientScope,
  undeclaredRouteScope,
  routeWithoutScopes,
  jwtRouteWithoutScopes,
  openRoute,
  shadowedRoute,
  foreignPool,
  validationExpression,
  identitySource,
  httpApiAudiences,
  preflightDemandsToken,
  staleDeployment,
  unpublishedContract,
  orphanRead,
  twoPublishers,
  contractInValue,
  invokePermission,
  noAccessLog,
  routeScopesLimit,
  apiLimits,
  apiQuota,
];

export type { Rule, Severity } from './rule';
