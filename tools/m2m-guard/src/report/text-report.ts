/** The report for people: stack by stack, the construct first. */
import type { Colors } from 'picocolors/types';
import type { AcknowledgedFinding } from '../acknowledgements';
import type { Finding } from '../findings';
import type { Checked } from './checked';
import { counted } from './counted';
import { printable } from './printable';

export function textReport({ stacks, findings, acknowledged }: Checked, colors: Colors): string {
  const sections = stacks.flatMap((stack) => {
    const lines = [
      ...findings.filter((finding) => finding.stack === stack).map((finding) => findingText(finding, colors)),
      ...acknowledged
        .filter((finding) => finding.stack === stack)
        .map((finding) => acceptedText(finding, colors)),
    ];
    return lines.length === 0 ? [] : [[colors.bold(printable(stack)), ...lines].join('\n')];
  });
  return `${[...sections, summary({ stacks, findings, acknowledged }, colors)].join('\n\n')}\n`;
}

function acceptedText({ rule, address, reason, expires }: AcknowledgedFinding, colors: Colors): string {
  return colors.dim(
    `  acknowledged until ${expires} ${rule}: ${printable(address)}\n    ${printable(reason)}`,
  );
}

function findingText(
  { rule, severity, address, constructPath, message, fix }: Finding,
  colors: Colors,
): string {
  const paint = severity === 'error' ? colors.red : colors.yellow;
  const where =
    constructPath === undefined
      ? printable(address)
      : `${printable(constructPath)} ${colors.dim(`(${printable(address)})`)}`;
  return [
    `  ${paint(severity)} ${colors.bold(rule)}: ${where}`,
    `    ${printable(message)}`,
    `    ${colors.dim('fix:')} ${fix}`,
  ].join('\n');
}

function summary({ stacks, findings, acknowledged }: Checked, colors: Colors): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const what = `${counted(stacks.length, 'stack')} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  const accepted = acknowledged.length === 0 ? '' : `, ${acknowledged.length} acknowledged`;
  return `${errors > 0 ? colors.red(what) : colors.green(what)}${accepted}`;
}
