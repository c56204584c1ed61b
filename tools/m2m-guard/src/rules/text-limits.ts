/** What AWS accepts as a text, and what is wrong with one that it refuses. */

export interface TextLimits {
  readonly maxLength: number;
  /** Matches one allowed character. */
  readonly character: RegExp;
  /** Matches the whole, where the place of a character matters too. */
  readonly pattern?: RegExp;
  /** In words, behind "allowed are". */
  readonly allowed: string;
}

/** Names of pools, clients and resource servers differ in their length alone. */
export function nameLimits(maxLength: number): TextLimits {
  return {
    maxLength,
    character: /[A-Za-z0-9_ \t\n\v\f\r+=,.@-]/,
    allowed: `1-${maxLength.toString()} letters, digits, white space and _+=,.@-`,
  };
}

/** @returns the end of a sentence about the text, undefined when AWS accepts it */
export function textOffence(text: string, limits: TextLimits): string | undefined {
  const { maxLength, character, pattern, allowed } = limits;
  const characters = [...text];
  const intruder = characters.find((one) => !character.test(one));
  const offence =
    text === ''
      ? 'is empty'
      : characters.length > maxLength
        ? `has ${characters.length.toString()} characters`
        : intruder !== undefined
          ? `contains ${intruder === ' ' ? 'a space' : JSON.stringify(intruder)}`
          : pattern?.test(text) === false
            ? 'has another form'
            : undefined;
  return offence === undefined ? undefined : `${shown(text)} ${offence}; allowed are ${allowed}`;
}

/** A text of thousands of characters is recognized by its beginning. */
function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}
