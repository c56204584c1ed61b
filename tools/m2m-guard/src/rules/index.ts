/** The rules, in the order in which they are listed. A new rule is one file beside this one and one line here. */
import { clientName } from './client-name';
import { clientQuota } from './client-quota';
import { clientWithoutSecret } from './client-without-secret';
import { domainPrefix } from './domain-prefix';
import { duplicateDomain } from './duplicate-domain';
import { duplicateOAuthScope } from './duplicate-oauth-scope';
import { duplicateResourceServer } from './duplicate-resource-server';
import { mixedFlows } from './mixed-flows';
import { noDomain } from './no-domain';
import { oauthNotEnabled } from './oauth-not-enabled';
import { oauthScopeCharset } from './oauth-scope-charset';
import { oauthScopeLength } from './oauth-scope-length';
import { oidcScope } from './oidc-scope';
import { openRoute } from './open-route';
import { resourceServerQuota } from './resource-server-quota';
import type { Rule } from './rule';
import { secondDomainPrefix } from './second-domain-prefix';
import { secretInOutput } from './secret-in-output';
import { signInFlows } from './sign-in-flows';
import { tokenRevocationOff } from './token-revocation-off';
import { tokenValidity } from './token-validity';
import { tooManyClientScopes } from './too-many-client-scopes';
import { tooManyClients } from './too-many-clients';
import { tooManyResourceServers } from './too-many-resource-servers';
import { tooManyServerScopes } from './too-many-server-scopes';
import { undeclaredClientScope } from './undeclared-client-scope';
import { userExistenceErrors } from './user-existence-errors';
import { userPoolName } from './user-pool-name';

export const rules: readonly Rule[] = [
  // The mistakes that people make with machines, as they are counted in bench/mistakes.
  mixedFlows,
  clientWithoutSecret,
  oauthNotEnabled,
  oidcScope,
  undeclaredClientScope,
  openRoute,
  domainPrefix,
  oauthScopeCharset,
  tokenValidity,
  noDomain,
  tooManyClientScopes,
  tooManyServerScopes,
  oauthScopeLength,
  // What makes a machine client weaker than it has to be.
  userExistenceErrors,
  signInFlows,
  tokenRevocationOff,
  secretInOutput,
  // What is there twice.
  duplicateDomain,
  secondDomainPrefix,
  duplicateResourceServer,
  duplicateOAuthScope,
  // Names and quotas.
  clientName,
  userPoolName,
  resourceServerQuota,
  tooManyResourceServers,
  clientQuota,
  tooManyClients,
];

export type { Rule, Severity } from './rule';
