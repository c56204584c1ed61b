/** The report for programs. */
import type { Checked } from './checked';

export function jsonReport({ stacks, findings }: Checked): string {
  return `${JSON.stringify({ formatVersion: 1, stacks, findings }, null, 2)}\n`;
}
