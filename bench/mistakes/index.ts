/** Every mistake, in the order of the table. */
import type { Mistake } from '../src/mistakes/mistake';
import { mixedFlows } from './01-mixed-flows/mistake';
import { clientWithoutSecret } from './02-client-without-secret/mistake';
import { oauthNotEnabled } from './03-oauth-not-enabled/mistake';
import { oidcScope } from './04-oidc-scope/mistake';
import { undeclaredClientScope } from './05-undeclared-client-scope/mistake';
import { undeclaredRouteScope } from './06-undeclared-route-scope/mistake';
import { routeWithoutScopes } from './07-route-without-scopes/mistake';
import { openRoute } from './08-open-route/mistake';
import { domainPrefix } from './09-domain-prefix/mistake';
import { oauthScopeCharset } from './10-oauth-scope-charset/mistake';
import { tokenValidity } from './11-token-validity/mistake';
import { staleDeployment } from './12-stale-deployment/mistake';
import { noDomain } from './13-no-domain/mistake';
import { tooManyClientScopes } from './14-too-many-client-scopes/mistake';
import { tooManyServerScopes } from './15-too-many-server-scopes/mistake';
import { oauthScopeLength } from './16-oauth-scope-length/mistake';
import { preflightDemandsToken } from './17-preflight-demands-token/mistake';
import { unpublishedContract } from './18-unpublished-contract/mistake';
import { foreignPool } from './19-foreign-pool/mistake';

export const mistakes: readonly Mistake[] = [
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
];
