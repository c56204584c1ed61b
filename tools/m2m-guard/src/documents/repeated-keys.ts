/**
 * Terraform reads an object in which a key stands twice as two blocks; JSON.parse keeps the last one, and a route that nobody
 * sees is an open door.
 */

/** What matters of a text that is valid JSON: keys, and where objects begin and end. Strings that are no keys are passed by. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}]|\n/gs;

/** @returns the line on which a key stands for the second time in its object; undefined when none does */
export function repeatedKeyLine(json: string): number | undefined {
  const open: Set<string>[] = [];
  let line = 1;
  for (const [text, colon] of json.matchAll(token)) {
    if (text === '{') open.push(new Set());
    else if (text === '}') open.pop();
    else if (text === '\n') line++;
    else if (colon !== undefined) {
      const key = JSON.parse(text.slice(0, -colon.length)) as string;
      if (open.at(-1)?.has(key) === true) return line;
      open.at(-1)?.add(key);
      line += colon.split('\n').length - 1;
    }
  }
  return undefined;
}
