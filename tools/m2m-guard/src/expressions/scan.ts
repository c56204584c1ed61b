/** Finds where interpolations and quoted strings end, with everything that may be nested in them. */

/**
 * @param start position behind `${` or `%{`
 * @returns position of the closing brace; undefined when there is none
 */
export function endOfInterpolation(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '"': {
        const end = endOfQuoted(text, at + 1);
        if (end === undefined) return undefined;
        at = end;
        break;
      }
      case '{':
        depth++;
        break;
      case '}':
        if (depth === 0) return at;
        depth--;
        break;
    }
  }
  return undefined;
}

/**
 * @param start position behind the opening quote
 * @returns position of the closing quote; undefined when there is none
 */
export function endOfQuoted(text: string, start: number): number | undefined {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') {
      at++;
    } else if (text[at] === '"') {
      return at;
    } else if (opensInterpolation(text, at)) {
      const end = endOfInterpolation(text, at + 2);
      if (end === undefined) return undefined;
      at = end;
    } else if (isEscapedOpening(text, at)) {
      at += 2;
    }
  }
  return undefined;
}

/** `${` or `%{`; their doubled forms `$${` and `%%{` are plain text. */
export function opensInterpolation(text: string, at: number): boolean {
  return (text[at] === '$' || text[at] === '%') && text[at + 1] === '{';
}

export function isEscapedOpening(text: string, at: number): boolean {
  return text.startsWith('$${', at) || text.startsWith('%%{', at);
}
