/**
 * A name as a code span in a cell of a Markdown table. Whoever wrote a stack chose its names: none of them may end the cell or
 * the table, hide a part of the page, or look like another name.
 */

// Characters that show nothing, or turn the text around: controls, direction marks, zero width, line ends, half surrogate
// pairs, and spaces that look like nothing.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0\u115f\u1160\u3164\uffa0]/gu;

/** What needs no thought in a code span of a table. */
const plain = /^[A-Za-z0-9][A-Za-z0-9 ._/{}+:()[\]\"=,-]*$/;

export function codeCell(text: string): string {
  return plain.test(text) && !text.endsWith(' ') ? `\`${text}\`` : `<code>${encoded(visible(text))}</code>`;
}

function visible(text: string): string {
  return text.replace(invisible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Letters and digits stay; everything that Markdown or HTML could act on becomes an entity. */
function encoded(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
