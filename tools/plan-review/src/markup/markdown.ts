/**
 * Markdown for GitHub, built from foreign text.
 *
 * A code span or a fence is closed by a run of backticks that is longer than any in its text. Everywhere the characters that
 * GitHub acts on even inside rendered text (`@team`, `#12`, bare links) are parted by a zero-width space, and a comment opener
 * never appears, so that nobody can hide the rest of the report.
 */
import { visibleWithin } from './visible-text';

const zeroWidthSpace = '\u200b';
/** Room for the longest addresses that people write; a cut one ends with an ellipsis. */
const maxCharacters = 300;

/** A name, an address or a value as a code span. */
export function code(text: string, max = maxCharacters): string {
  const shown = inert(visibleWithin(text, max)) || ' ';
  const fence = '`'.repeat(longestBacktickRun(shown) + 1);
  const padding = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** The same inside a table, where a `|` would end the cell even within a code span. */
export function codeCell(text: string, max = maxCharacters): string {
  if (!/[|\\]/.test(text)) return code(text, max);
  return `<code>${inert(visibleWithin(text, max)).replace(/[^\p{L}\p{N}\s\u200b]/gu, entity)}</code>`;
}

/** A sentence that may quote foreign text, as running text. */
export function prose(text: string, max = 1000): string {
  return inert(visibleWithin(text, max))
    .replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&')
    .replace(/[$&]/g, entity);
}

/** Foreign text inside an HTML element on one line, such as a `<summary>`. */
export function inHtml(text: string, max = maxCharacters): string {
  return inert(visibleWithin(text, max)).replace(/[&<>"'`*_[\]\\|~]/g, entity);
}

/** A fenced block. Lines are foreign; each stays one line. */
export function fenced(language: string, lines: readonly string[]): string {
  const shown = lines.map((line) => inert(visibleWithin(line, maxCharacters * 2)));
  const fence = '`'.repeat(Math.max(3, longestBacktickRun(shown.join('\n')) + 1));
  return [`${fence}${language}`, ...shown, fence].join('\n');
}

/** A part that is folded away. `summary` is HTML, `body` Markdown. */
export function fold(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** The first two lines of a table; cells are ours. */
export function tableHead(...cells: readonly string[]): string {
  return `${tableRow(...cells)}\n${tableRow(...cells.map(() => '---'))}`;
}

/** One row; the cells are Markdown already. */
export function tableRow(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell || ' ').join(' | ')} |`;
}

function inert(text: string): string {
  return text
    .replace(/@/g, `@${zeroWidthSpace}`)
    .replace(/<!/g, `<${zeroWidthSpace}!`)
    .replace(/#(?=\d)/g, `#${zeroWidthSpace}`)
    .replace(/:\/\//g, `:${zeroWidthSpace}//`)
    .replace(/\b(www)\./gi, `$1${zeroWidthSpace}.`)
    .replace(/\b(GH)-(?=\d)/gi, `$1${zeroWidthSpace}-`);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}

function longestBacktickRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
