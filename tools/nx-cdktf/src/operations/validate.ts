/** `validate`: the synthesized JSON against the schema of the provider. It needs no credentials, no state, no cloud. */
import { z } from 'zod';
import { diagnosticSchema } from '../progress';
import { StackError } from '../stack-error';
import type { ExitCode, OperationContext } from './operation';
import { initialized, runOperation } from './run-operation';

const validation = z.object({
  format_version: z.string().startsWith('1.'),
  valid: z.boolean(),
  diagnostics: z.array(diagnosticSchema),
});

export function runValidate(context: OperationContext): Promise<ExitCode> {
  return runOperation(
    context,
    async ({ session, screen }) => {
      if (!(await initialized({ session, screen }, 'providers'))) {
        return 1;
      }
      screen.activity('validating');
      const { text, ...end } = await session.read(['validate', '-json', '-no-color']);
      const { valid, diagnostics } = parseValidation(text);
      if (!valid) {
        screen.failures(session, { ...end, diagnostics, changes: [], outputs: {} });
        return 1;
      }
      screen.line(`${screen.title}: valid`);
      return 0;
    },
    { cloud: false },
  );
}

function parseValidation(text: string): z.infer<typeof validation> {
  const result = validation.safeParse(JSON.parse(text === '' ? 'null' : text));
  if (!result.success) {
    throw new StackError(
      'terraform validate -json: its answer is not understood; expected format_version 1.x, use a Terraform 1.11 or OpenTofu 1.10 release',
      2,
    );
  }
  return result.data;
}
