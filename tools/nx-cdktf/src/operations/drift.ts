/** `drift`: whether AWS still is what the state says. It changes nothing, not even the state. */
import type { PlannedChange } from '../progress';
import type { ExitCode, OperationContext } from './operation';
import { initialized, runOperation } from './run-operation';

const words: Partial<Record<PlannedChange['action'], string>> = {
  update: 'was changed',
  delete: 'is gone',
};

export function runDrift(context: OperationContext): Promise<ExitCode> {
  return runOperation(context, async ({ session, screen }) => {
    if (!(await initialized({ session, screen }))) {
      return 1;
    }
    screen.activity('comparing with AWS');
    const report = await session.run([
      'plan',
      '-refresh-only',
      '-json',
      '-input=false',
      '-lock=false',
      '-detailed-exitcode',
    ]);
    if (report.exitCode !== 0 && report.exitCode !== 2) {
      screen.failures(session, report);
      return 1;
    }
    const drifted = report.drift.filter(({ action }) => action !== 'noop' && action !== 'read');
    if (drifted.length === 0) {
      screen.line(`${screen.title}: no drift`);
      return 0;
    }
    screen.line(`${screen.title}: ${drifted.length} drifted since the last deploy`);
    for (const { action, resource } of drifted) {
      screen.line(`  ${resource.addr}  ${words[action] ?? action}`);
    }
    const { project, stage } = context;
    screen.line(`  what a deploy would put back: npx nx run ${project.name}:plan:${stage.name}`);
    return 1;
  });
}
