/** The errors in what `terraform validate -json` and `terraform plan -json` print. */
import { z } from 'zod';
import type { Ending } from './program';

const diagnostic = z.object({ severity: z.string(), summary: z.string(), detail: z.string().default('') });
const validation = z.object({ diagnostics: z.array(diagnostic) });
const planLine = z.object({ diagnostic: diagnostic.optional() });

/** None when the run succeeded, at least one when it did not. */
export type Errors = readonly string[];

export function validationErrors(ending: Ending): Errors {
  return errorsIn(ending, ({ stdout }) => validation.parse(JSON.parse(stdout)).diagnostics);
}

export function planErrors(ending: Ending): Errors {
  return errorsIn(ending, ({ stdout }) =>
    stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .flatMap((line) => planLine.parse(JSON.parse(line)).diagnostic ?? []),
  );
}

function errorsIn(ending: Ending, read: (ending: Ending) => readonly z.infer<typeof diagnostic>[]): Errors {
  if (ending.exitCode === 0) {
    return [];
  }
  const errors = read(ending)
    .filter(({ severity }) => severity === 'error')
    .map(({ summary, detail }) => `${summary}: ${detail}`.replaceAll(/\s+/g, ' ').trim());
  return errors.length > 0 ? errors : [`terraform says no reason: ${ending.stderr.trim()}`];
}
