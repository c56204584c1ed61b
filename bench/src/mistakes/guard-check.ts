/** What the guard finds in the fixtures of a mistake. All stacks of a fixture are checked together. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { stacksOf, type Kind } from './fixture';
import { folderOf, type Mistake } from './mistake';
import { runProgram } from './program';
import { letThrough, NotMeasuredError, stopped, type Verdict } from './verdict';

const report = z.object({
  formatVersion: z.literal(1),
  findings: z.array(
    z.object({ rule: z.string(), stack: z.string(), address: z.string(), message: z.string() }),
  ),
});
type Finding = z.infer<typeof report>['findings'][number];

export class GuardCheck {
  constructor(
    private readonly mistakesFolder: string,
    /** Its command-line program. */
    private readonly program: string,
  ) {}

  /** @throws NotMeasuredError when it finds something beside the mistake: a fixture is bad in one way */
  async bad(mistake: Mistake): Promise<Verdict> {
    const findings = await this.findings(mistake, 'bad');
    const other = findings.find(({ rule }) => rule !== mistake.rule);
    if (other !== undefined) {
      throw new NotMeasuredError(`${folderOf(mistake)}: the guard finds something else, too: ${line(other)}`);
    }
    return findings[0] === undefined ? letThrough : stopped(line(findings[0]));
  }

  async corrected(mistake: Mistake): Promise<Verdict> {
    const [first] = await this.findings(mistake, 'corrected');
    return first === undefined ? letThrough : stopped(line(first));
  }

  private async findings(mistake: Mistake, kind: Kind): Promise<readonly Finding[]> {
    if (!existsSync(this.program)) {
      throw new NotMeasuredError(`${this.program}: the guard is not there`);
    }
    const folders = stacksOf(this.mistakesFolder, mistake, kind).map(({ folder }) => folder);
    const { exitCode, stdout, stderr } = await runProgram(
      [process.execPath, this.program, ...folders, '--format', 'json'],
      // Whatever is acknowledged in this workspace counts for nothing here.
      { cwd: this.mistakesFolder },
    );
    const where = `${folderOf(mistake)}/${kind}`;
    if (exitCode !== 0 && exitCode !== 1) {
      throw new NotMeasuredError(`${where}: the guard ended with ${exitCode.toString()}: ${stderr.trim()}`);
    }
    const { findings } = report.parse(JSON.parse(stdout));
    if ((exitCode === 1) !== findings.length > 0) {
      throw new NotMeasuredError(
        `${where}: the guard ended with ${exitCode.toString()} and ${findings.length.toString()} findings`,
      );
    }
    return findings;
  }
}

function line({ rule, stack, address, message }: Finding): string {
  return `${rule}: ${stack}: ${address}: ${message}`;
}
