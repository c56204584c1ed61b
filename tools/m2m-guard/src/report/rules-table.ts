/** The page about the rules, written from the rules themselves so that it cannot tell anything else. */
import type { Rule } from '../rules';

export type RuleText = Pick<Rule, 'id' | 'severity' | 'what' | 'why' | 'source' | 'fix'>;

const columns = ['id', 'severity', 'what', 'why', 'source', 'fix'] as const;

export function rulesPage(rules: readonly RuleText[]): string {
  return [
    '# Rules of the guard',
    '<!-- Written by: node tools/m2m-guard/bin/m2m-guard.cjs rules --format markdown > docs/guides/guard-rules.md -->',
    'An error fails the check, a warning is shown and fails nothing. What the guard cannot follow is a finding too, `could-not-analyse`: it is an error until it is acknowledged.',
    rulesTable(rules),
  ].join('\n\n');
}

/** @returns a table in Markdown, one row per rule */
export function rulesTable(rules: readonly RuleText[]): string {
  const rows = rules.map((rule) =>
    columns.map((column) => (column === 'id' ? `\`${rule.id}\`` : escaped(rule[column]))),
  );
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** The texts are written for terminals: nothing in them is meant as Markdown. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_|<[\]]/g, String.raw`\$&`);
}
