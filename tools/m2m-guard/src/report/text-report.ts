/** The report for people: stack by stack, the construct first. */
import type { Colors } from 'picocolors/types';
import type { Finding } from '../findings';
import type { Checked } from './checked';
import { counted } from './counted';
import { printable } from './printable';

export function textReport({ stacks, findings }: Checked, colors: Colors): string {
  const sections = stacks.flatMap((stack) => {
    const own = findings.filter((finding) => finding.stack === stack);
    return own.length === 0
      ? []
      : [[colors.bold(printable(stack)), ...own.map((finding) => findingText(finding, colors))].join('\n')];
  });
  return `${[...sections, summary({ stacks, findings }, colors)].join('\n\n')}\n`;
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

function summary({ stacks, findings }: Checked, colors: Colors): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const what = `${counted(stacks.length, 'stack')} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  return errors > 0 ? colors.red(what) : colors.green(what);
}
