/** What verify found, as a table for people and as JSON for programs. */
import { plainTable } from '@m2m/m2m-guard';
import type { Colors } from 'picocolors/types';
import type { DeployedApi } from '../api/deployed-api';
import type { CheckResult } from './run-checks';

export interface VerifyReport {
  readonly stack: string;
  readonly stage: string;
  readonly apiUrl: string;
  readonly passed: number;
  readonly failed: number;
  readonly notTestable: number;
  readonly checks: readonly CheckResult[];
}

export function reportOf(
  { stack, stage, apiUrl }: Pick<DeployedApi, 'stack' | 'stage' | 'apiUrl'>,
  checks: readonly CheckResult[],
): VerifyReport {
  const count = (wanted: CheckResult['result']) => checks.filter(({ result }) => result === wanted).length;
  return {
    stack,
    stage,
    apiUrl,
    passed: count('pass'),
    failed: count('fail'),
    notTestable: count('not testable'),
    checks,
  };
}

export function formatTable({ checks }: VerifyReport, colors: Colors): string {
  const head = ['route', 'case', 'client', 'expected', 'received', 'result'];
  return plainTable(
    head.map((title) => colors.bold(title)),
    checks.map((check) => rowOf(check, colors)),
  );
}

function rowOf(
  { route, what, client, expected, received, result, reason }: CheckResult,
  colors: Colors,
): string[] {
  const shown = {
    pass: colors.green('ok'),
    fail: colors.red('FAILED'),
    'not testable': colors.yellow('not testable'),
  };
  const outcome = reason === undefined ? shown[result] : `${shown[result]}: ${reason}`;
  return [route, what, client ?? '-', expected, received ?? '-', outcome];
}

/** One sentence under the table. Checks that could not be made are never counted as passed. */
export function formatSummary({ stack, stage, passed, failed, notTestable }: VerifyReport): string {
  const total = (passed + failed).toString();
  const verdict =
    failed === 0
      ? `all ${total} calls were answered as expected`
      : `${failed.toString()} of ${total} calls were not answered as expected`;
  const untested = notTestable === 0 ? '' : `; ${notTestable.toString()} not testable`;
  return `${stack} in stage "${stage}": ${verdict}${untested}`;
}
