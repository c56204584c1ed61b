/** verify as a whole: from a deployed API to a report. */
import type { DeployedClients } from '../api/deployed-api';
import type { OpenedApi } from '../api/opened-api';
import { tokenSource, type TokenSource } from '../token/access-token';
import { checksOf } from './checks';
import { reportOf, type VerifyReport } from './report';
import { runChecks } from './run-checks';

/**
 * Calls every route in every way that must pass or must fail.
 *
 * @throws M2mError when an answer does not come, or no token can be had; a wrong answer is a row of the report
 */
export async function verifyApi({ api, endpoint, exchange, readAccess }: OpenedApi): Promise<VerifyReport> {
  const sources = new Map<DeployedClients, TokenSource>();
  const sourceOf = (of: DeployedClients): TokenSource => {
    const source = sources.get(of) ?? tokenSource(of, endpoint, exchange);
    sources.set(of, source);
    return source;
  };
  const checks = checksOf(await readAccess());
  return reportOf(
    api,
    await runChecks(checks, {
      apiUrl: api.apiUrl,
      endpoint,
      exchange,
      tokens: ({ of, client }, oauthScopes) => sourceOf(of)(client, oauthScopes),
    }),
  );
}
