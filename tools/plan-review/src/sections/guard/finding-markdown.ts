/** One finding of the guard as lines of a list. */
import { code, prose } from '../../markup/markdown';
import type { AcknowledgedFinding, GuardFinding } from '../../review/model';
import type { Detail } from '../section';
import { acknowledgedWord } from './acknowledged-word';

export function findingMarkdown(finding: GuardFinding, detail: Detail): string {
  const { severity, message, fix } = finding;
  return [
    `- **${severity}** ${where(finding)}: ${prose(message, 500)}`,
    ...(detail === 'details' ? [`  - fix: ${prose(fix, 500)}`] : []),
  ].join('\n');
}

export function removedMarkdown(finding: GuardFinding): string {
  return `- **mended** ${where(finding)}: ${prose(finding.message, 300)}`;
}

export function acknowledgedMarkdown(finding: AcknowledgedFinding): string {
  const { message, reason, expires } = finding;
  return `- **${acknowledgedWord(finding)}** until ${expires} ${where(finding)}: ${prose(message, 300)} · reason: ${prose(reason, 300)}`;
}

function where({ rule, stack, address, constructPath }: GuardFinding): string {
  return `${code(rule, 100)} in ${code(stack, 100)}, ${code(constructPath ?? address)}`;
}
