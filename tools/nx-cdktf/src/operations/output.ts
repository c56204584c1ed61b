/** `output`: what the stack publishes; sensitive values are never shown. */
import { outputLines, outputsOf, shownOutputs } from '../outputs';
import type { ExitCode, OperationContext, OutputOptions } from './operation';
import { runOperation } from './run-operation';

export function runOutput(
  context: OperationContext,
  { json = false }: OutputOptions = {},
): Promise<ExitCode> {
  return runOperation(
    context,
    async ({ session, screen }) => {
      const shown = shownOutputs(await outputsOf(session));
      if (json) {
        context.out.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
        return 0;
      }
      if (Object.keys(shown).length === 0) {
        const { project, stage } = context;
        screen.failure(
          `${screen.title}: there are no outputs, the stack is not deployed: npx nx run ${project.name}:deploy:${stage.name}`,
        );
        return 1;
      }
      context.out.stdout.write(
        outputLines(shown)
          .map((line) => `${line}\n`)
          .join(''),
      );
      return 0;
    },
    { machineReads: true },
  );
}
