/**
 * HTML built from foreign text: a template whose holes are escaped unless they hold HTML that was built the same way.
 *
 * Holes stand in element content or in double-quoted attribute values, never in tag names, scripts or styles.
 */
import { visible } from './visible-text';

/** HTML that is safe to insert. Only `html` and `trusted` make it. */
export class Html {
  constructor(readonly text: string) {}
}

type Hole = Html | string | number | undefined | false | readonly Hole[];

export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return new Html(
    strings.map((string, index) => (index === 0 ? string : rendered(holes[index - 1]) + string)).join(''),
  );
}

/** Text of our own that is HTML: the style, the script. */
export function trusted(text: string): Html {
  return new Html(text);
}

export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function rendered(hole: Hole): string {
  if (hole === undefined || hole === false) return '';
  if (hole instanceof Html) return hole.text;
  if (typeof hole === 'string' || typeof hole === 'number') return escapeHtml(String(hole));
  return hole.map(rendered).join('');
}
