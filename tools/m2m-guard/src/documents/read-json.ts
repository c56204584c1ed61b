/** The door for files: JSON that is neither broken nor built to bring this process down. Messages quote no content. */
import { readFileSync } from 'node:fs';
import { DocumentError } from './document';
import { repeatedKeyLine } from './repeated-keys';

/** Deeper than any configuration or plan, far from the end of the stack. */
const deepest = 200;

/**
 * @param file as messages name it
 * @throws DocumentError when it cannot be read, is no JSON, or is nested too deeply
 */
export function readJson(file: string): unknown {
  return parseJson(readText(file), file);
}

/** @throws DocumentError also when a key stands twice in one object */
export function readConfigurationJson(file: string): unknown {
  const text = readText(file);
  const json = parseJson(text, file);
  const line = repeatedKeyLine(text);
  if (line !== undefined) {
    throw new DocumentError(
      `${file}: line ${line}: a key stands twice in one object; Terraform reads both, most programs only the last: write each key once`,
    );
  }
  return json;
}

export function parseJson(text: string, file: string): unknown {
  const json = parsed(text, file);
  if (isDeeperThan(json, deepest)) {
    throw new DocumentError(`${file}: nested more than ${deepest} levels deep; no Terraform JSON is`);
  }
  return json;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new DocumentError(
      `${file}: cannot be read (${codeOf(error)}); expected a folder with *.tf.json files, a *.tf.json file, or the output of "terraform show -json <plan>"`,
    );
  }
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? 'unknown error';
}

/** Node's own message quotes the text around the fault, which may be a secret. */
function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DocumentError(`${file}: not valid JSON (${text.length} characters)`);
  }
}

/** Level by level, because a recursion would be what it looks for. */
function isDeeperThan(json: unknown, levels: number): boolean {
  let level = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [],
    );
  }
  return false;
}
