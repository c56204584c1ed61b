/**
 * Terraform reads an object in which a key stands twice as two blocks; JSON.parse keeps the last one, and a route that nobody
 * sees is an open door.
 */

/**
 * @param json valid JSON
 * @returns the line on which a key stands for the second time in its object; undefined when none does
 */
export function repeatedKeyLine(json: string): number | undefined {
  const open: Set<string>[] = [];
  const sign = /["{}]/g;
  const colon = /\s*:/y;
  for (let match = sign.exec(json); match !== null; match = sign.exec(json)) {
    if (match[0] === '{') open.push(new Set());
    else if (match[0] === '}') open.pop();
    else {
      const end = endOfString(json, sign.lastIndex);
      colon.lastIndex = sign.lastIndex = end;
      if (!colon.test(json)) continue;
      const key = JSON.parse(json.slice(match.index, end)) as string;
      const keys = open.at(-1);
      if (keys?.has(key) === true) return json.slice(0, end).split('\n').length;
      keys?.add(key);
    }
  }
  return undefined;
}

/**
 * @param start position behind the opening quote
 * @returns position behind the closing quote
 */
function endOfString(json: string, start: number): number {
  const sign = /["\\]/g;
  sign.lastIndex = start;
  for (let match = sign.exec(json); match !== null; match = sign.exec(json)) {
    if (match[0] === '"') return sign.lastIndex;
    sign.lastIndex++;
  }
  return json.length;
}
