/** verify as a whole: from a deployed API to a report. */
import type { OpenedApi } from '../api/opened-api';
import { tokenSource } from '../token/access-token';
import { checksOf } from './checks';
import { reportOf, type VerifyReport } from './report';
import { runChecks } from './run-checks';

/**
 * Calls every route in every way that must pass or must fail.
 *
 * @throws M2mError when an answer does not come, or no token can be had; a wrong answer is a row of the report
 */
export async function verifyApi({ api, endpoint, exchange }: OpenedApi): Promise<VerifyReport> {
  const tokens = tokenSource(api, endpoint, exchange);
  return reportOf(api, await runChecks(checksOf(api), { apiUrl: api.apiUrl, endpoint, exchange, tokens }));
}
