/** The outputs of a stack, as `terraform output -json` prints them: foreign JSON, checked at the door. */
import { z } from 'zod';
import { StackError } from '../stack-error';

const schema = z.record(z.string(), z.object({ sensitive: z.boolean(), value: z.unknown() }));

export type StackOutputs = z.infer<typeof schema>;

/** What stands for a sensitive value wherever outputs are shown. */
export const hidden = '<sensitive>';

/** @throws StackError when the text is not what Terraform prints; the text is not repeated, it may hold secrets */
export function parseOutputs(text: string): StackOutputs {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  const result = schema.safeParse(parsed);
  if (!result.success) {
    throw new StackError(
      'terraform output -json: its answer is not understood; use a Terraform 1.11 or OpenTofu 1.10 release',
      2,
    );
  }
  return result.data;
}

/** Values by name, sensitive ones replaced. */
export function shownOutputs(outputs: StackOutputs): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { sensitive, value }]) => [name, sensitive ? hidden : value]),
  );
}

/** Values by name, sensitive ones included. */
export function allOutputs(outputs: StackOutputs): Record<string, unknown> {
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

/** One line for each output; values that are no text stand as JSON. */
export function outputLines(shown: Readonly<Record<string, unknown>>): string[] {
  const width = Math.max(0, ...Object.keys(shown).map((name) => name.length));
  return Object.entries(shown).map(
    ([name, value]) => `${name.padEnd(width)} = ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
}
