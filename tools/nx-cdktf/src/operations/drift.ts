/** `drift`: whether AWS still is what was deployed. It changes nothing, not even the state. */
import { configurationAt, placeOf } from '../diagnostics';
import { driftedSettings, parsePlanJson, type Drift } from '../plan-json';
import type { RunFolder } from '../terraform-run';
import { runExclusively } from './exclusive-run';
import type { ExitCode, OperationContext } from './operation';
import { initialized, runOperation, type OperationWork } from './run-operation';

export function runDrift(context: OperationContext): Promise<ExitCode> {
  return runOperation(context, (work) =>
    runExclusively(
      { context, screen: work.screen, interruption: work.session.interruption, operation: 'drift' },
      (folder) => driftWith(work, folder),
    ),
  );
}

async function driftWith(work: OperationWork, folder: RunFolder): Promise<ExitCode> {
  const { session, screen } = work;
  if (!(await initialized(work))) {
    return 1;
  }
  screen.activity('comparing with AWS');
  const report = await session.run(['plan', '-refresh-only', ...quietly, `-out=${folder.planFile}`]);
  if (report.exitCode !== 0) {
    screen.failures(session, report);
    return 1;
  }
  const { text } = await session.read(['show', '-json', '-no-color', folder.planFile]);
  const drifted = driftedSettings(parsePlanJson(text), (address) =>
    Object.keys(configurationAt(session.synthesized, address) ?? {}),
  );
  if (drifted.length === 0) {
    screen.line(`${screen.title}: no drift`);
    return 0;
  }
  screen.line(`${screen.title}: ${drifted.length} drifted since the last deploy`);
  for (const drift of drifted) {
    screen.line(`  ${placeOf(session.synthesized, drift.address)}: ${wordsFor(drift)}`);
  }
  const { project, stage } = session.context;
  screen.line(`  what a deploy would put back: npx nx run ${project.name}:plan:${stage.name}`);
  return 1;
}

const quietly = ['-json', '-input=false', '-lock=false'];

function wordsFor({ gone, settings }: Drift): string {
  return gone ? 'is gone' : `${settings.join(', ')} ${settings.length === 1 ? 'was' : 'were'} changed`;
}
