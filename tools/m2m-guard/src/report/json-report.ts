/** The report for programs. */
import type { Checked } from './checked';

export function jsonReport({ stacks, findings, acknowledged }: Checked): string {
  return `${JSON.stringify({ formatVersion: 1, stacks, findings, acknowledged }, null, 2)}\n`;
}
