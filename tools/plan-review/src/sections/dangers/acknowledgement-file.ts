/**
 * What to write into `apps/<stack>/plan-review.json` to acknowledge the dangers of a review. The text can be copied as it
 * stands: characters that a report must not print are written as JSON escapes.
 */
import type { Danger } from '../../review/model';

export interface AcknowledgementFile {
  readonly path: string;
  readonly lines: readonly string[];
}

/** What an acknowledgement names: a danger, or access that somebody gains. */
export type Acknowledgeable = Pick<Danger, 'stack' | 'rule' | 'address' | 'digest'>;

export function acknowledgementFiles(
  stage: string,
  dangers: readonly Acknowledgeable[],
): AcknowledgementFile[] {
  const stacks = [...new Set(dangers.map(({ stack }) => stack))];
  return stacks.map((name) => ({
    path: `apps/${name}/plan-review.json`,
    lines: printable({
      formatVersion: 1,
      acknowledged: dangers
        .filter(({ stack }) => stack === name)
        .map(({ rule, address, digest }) => ({ stage, rule, address, digest, reason: '' })),
    }),
  }));
}

function printable(content: unknown): string[] {
  return JSON.stringify(content, null, 2)
    .replace(
      /[^\n -~]|[@<#`|]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .split('\n');
}
