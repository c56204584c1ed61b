/** `rules` and `explain`: what the guard looks for, and what one rule means. */
import type { Colors } from 'picocolors/types';
import { ruleDescriptions, type RuleDescription } from '../report';

export function listText(colors: Colors): string {
  const width = Math.max(...ruleDescriptions.map(({ id }) => id.length));
  return ruleDescriptions
    .map(({ id, severity, what }) => `${colors.bold(id.padEnd(width))}  ${severity.padEnd(7)}  ${what}\n`)
    .join('');
}

/** Undefined when there is no such rule. */
export function explanation(id: string, colors: Colors): string | undefined {
  const found = ruleDescriptions.find((rule) => rule.id === id);
  return found && text(found, colors);
}

function text({ id, severity, what, why, source, fix, examples }: RuleDescription, colors: Colors): string {
  const [example] = examples?.fires ?? [];
  const shown = example?.map(
    ({ address, attributes }) => `${address} ${attributes === undefined ? 'removed' : json(attributes)}`,
  );
  return [
    `${colors.bold(id)} (${severity})`,
    `  what    ${what}`,
    `  why     ${why}`,
    ...(source === undefined ? [] : [`  source  ${source}`]),
    `  fix     ${fix}`,
    ...(shown === undefined ? [] : [`  fires on, for example:`, ...shown.map((line) => indented(line))]),
    '',
  ].join('\n');
}

/** Attributes that are taken away would not be in the JSON. */
function json(attributes: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(attributes, (_key, value: unknown) => (value === undefined ? null : value), 2);
}

function indented(lines: string): string {
  return lines.replaceAll(/^/gm, '    ');
}
