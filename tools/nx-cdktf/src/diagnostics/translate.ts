/**
 * Diagnostics of Terraform, told so that a person knows what to do: construct path and address first, then what is wrong,
 * then the remedy. Source snippets, which may show a secret, and request ids, which help nobody here, are left out.
 */
import type { Diagnostic } from '../progress';
import { alreadyExists, domainTaken } from './already-exists';
import { connection } from './connection';
import { credentials } from './credentials';
import type { Finding, Rule, Surroundings } from './finding';
import { providerInstallation } from './provider-installation';
import { stalePlan } from './stale-plan';
import { stateLock } from './state-lock';
import { stateStorage } from './state-storage';
import { upstreamParameter } from './upstream-parameter';

/** The first that recognises a diagnostic answers; narrow ones come before wide ones. */
const rules: readonly Rule[] = [
  stateLock,
  stalePlan,
  upstreamParameter,
  credentials,
  stateStorage,
  providerInstallation,
  domainTaken,
  alreadyExists,
  connection,
];

const longestDetail = 600;

/** @param placeOf construct path and address of a resource, as one word for people */
export function translate(
  diagnostics: readonly Diagnostic[],
  surroundings: Surroundings,
  placeOf: (address: string) => string,
): string[] {
  const found = diagnostics.map((diagnostic) => {
    const { problem, remedy } = findingOf(diagnostic, surroundings);
    const place = diagnostic.address === undefined ? surroundings.stack : placeOf(diagnostic.address);
    return { line: `${place}: ${problem}`, remedy };
  });
  const remedies = [...new Set(found.map(({ remedy }) => remedy))];
  return remedies.flatMap((remedy) => [
    ...new Set(found.filter((finding) => finding.remedy === remedy).map(({ line }) => line)),
    ...(remedy === undefined ? [] : [`  ${remedy}`]),
  ]);
}

/** What terraform prints on standard error when a command knows no `-json`, as the diagnostic that it is. */
export function diagnosticOf(errors: string): Diagnostic {
  const text = errors
    .replace(/[╷│╵]/g, '')
    .trim()
    .replace(/^Error: /, '');
  const [summary = '', ...detail] = text.split(/\n\s*\n/);
  return {
    severity: 'error',
    summary: summary.replace(/\s+/g, ' '),
    detail: detail.join('\n'),
  };
}

function findingOf(diagnostic: Diagnostic, surroundings: Surroundings): Finding {
  for (const rule of rules) {
    const finding = rule(diagnostic, surroundings);
    if (finding !== undefined) {
      return finding;
    }
  }
  return { problem: plainText(diagnostic) };
}

function plainText({ summary, detail }: Diagnostic): string {
  const text = [summary, detail].filter(Boolean).join(': ');
  const clean = text
    .replace(/(?:https response error )?StatusCode: \d+, |(?:RequestID|HostID): \S*,? ?/g, '')
    // Terraform prints values of its own type system when a provider contradicts itself.
    .replace(/cty\.\w+\((?:"(?:[^"\\]|\\.)*"|[^()])*\)/g, '(value)')
    .replace(/\s+/g, ' ')
    .trim();
  return clean.length > longestDetail ? `${clean.slice(0, longestDetail)}...` : clean;
}
