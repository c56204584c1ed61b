/**
 * The file that configures the workspace. Only its `context` is ours; everything beside it belongs to cdktf-cli.
 */
import { ConfigurationError } from './configuration-error';
import { findSyntaxMistake } from './json-syntax';
import { LocatedObject } from './located-object';
import { parseStages, type Stages } from './stages';

/**
 * The stages in the text of a `cdktf.json`.
 *
 * @param file the name that messages give to the file
 * @throws ConfigurationError with line and column when the text is no JSON, else with the key that is wrong
 */
export function parseCdktfJson(text: string, file = 'cdktf.json'): Stages {
  const whole = LocatedObject.at(file, parseJson(text, file), 'any');
  return parseStages(whole.member('context'), file);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = findSyntaxMistake(text);
    const place = position ? `${file}:${position.line.toString()}:${position.column.toString()}` : file;
    throw new ConfigurationError(
      `${place}: this is not JSON any more from here on; check commas, quotes and braces`,
      {
        cause: error,
      },
    );
  }
}
