/**
 * Foreign text made visible: whoever opened a pull request chose the names in it, and must not be able to hide or turn around
 * a part of a line (control characters, line ends, direction marks, zero-width characters, half surrogate pairs).
 */

// Cc, Cf (direction marks, zero width, tags), Zl, Zp, Cs, and spaces that look like nothing or like another character.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0\u115f\u1160\u3164\uffa0]/gu;
const shortForms: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line; every invisible character as its escape, `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(
    invisible,
    (character) => shortForms[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The same, clipped. What is longer than that is not looked at: text only grows when it is made visible. */
export function visibleWithin(text: string, maxCharacters: number): string {
  // Two more, so that a surrogate pair that is halved here lies behind the end.
  return clipped(visible(text.slice(0, maxCharacters + 2)), maxCharacters);
}

/** At most `maxCharacters` characters; a cut text ends with an ellipsis. */
export function clipped(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const cut = text.slice(0, maxCharacters - 1);
  return `${cut.replace(/[\ud800-\udbff]$/, '')}…`;
}
