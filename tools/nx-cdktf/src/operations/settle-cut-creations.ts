/** Takes what an interrupt cut short as created, so that the next plan completes it instead of replacing it. */
import { CutCreations, type RunFolder, type TerraformSession } from '../terraform-run';
import type { OperationScreen } from './operation-screen';

/** False when the state could not be changed, which is said; the addresses are kept for the next time then. */
export async function settleCutCreations(
  session: TerraformSession,
  screen: OperationScreen,
  folder: RunFolder,
): Promise<boolean> {
  const { project, stage } = session.context;
  const cut = new CutCreations(project, stage.name);
  for (const address of cut.addresses) {
    screen.activity(`keeping ${address}, whose creation was interrupted`);
    const report = await session.runOutliving(
      ['untaint', '-no-color', '-allow-missing', '-lock-timeout=3s', address],
      folder.call('untaint'),
    );
    // What is there and not tainted was finished in time after all; Terraform calls that an error.
    if (report.exitCode !== 0 && !report.errors.includes('not tainted')) {
      screen.failures(session, report);
      return false;
    }
  }
  cut.forget();
  return true;
}
