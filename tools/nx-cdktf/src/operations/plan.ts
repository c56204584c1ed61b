/**
 * `plan`: what a deploy would do. It takes no lock and writes no plan file; what is shown comes from Terraform's events,
 * so Terraform runs once.
 */
import type { ExitCode, OperationContext, PlanOptions } from './operation';
import { changeLines, changesAnything, summaryJson, summaryLine } from './plan-summary';
import { initialized, runOperation } from './run-operation';

export function runPlan(context: OperationContext, { json = false }: PlanOptions = {}): Promise<ExitCode> {
  return runOperation(
    context,
    async ({ session, screen }) => {
      if (!(await initialized({ session, screen }))) {
        return 1;
      }
      screen.activity('planning');
      const report = await session.run([
        'plan',
        '-json',
        '-input=false',
        '-lock=false',
        '-detailed-exitcode',
      ]);
      if (report.exitCode !== 0 && report.exitCode !== 2) {
        screen.failures(session, report);
        return 1;
      }
      if (json) {
        const names = { stack: context.project.name, stage: context.stage.name };
        context.out.stdout.write(`${JSON.stringify(summaryJson(report, names), undefined, 2)}\n`);
        return 0;
      }
      screen.line(`${screen.title}: ${changesAnything(report) ? summaryLine(report) : 'nothing to change'}`);
      changeLines(report, screen.colors).forEach((line) => {
        screen.line(line);
      });
      return 0;
    },
    { machineReads: json },
  );
}
