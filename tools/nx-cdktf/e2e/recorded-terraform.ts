/** The real Terraform behind a script that notes which commands it is given, for specs about how often it is called. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateTerraform } from '../src/terraform-binary';

export class RecordedTerraform {
  private constructor(
    private readonly folder: string,
    /** For TERRAFORM_BINARY. */
    readonly path: string,
  ) {}

  static async make(): Promise<RecordedTerraform> {
    const folder = mkdtempSync(join(tmpdir(), 'm2m terraform '));
    const real = await locateTerraform({ env: process.env, workspaceRoot: folder, say: () => undefined });
    const path = join(folder, 'terraform');
    const note = `echo "$(basename "$PWD"): $1" >> '${join(folder, 'commands')}'`;
    writeFileSync(path, `#!/bin/sh\n${note}\nexec '${real.path}' "$@"\n`, { mode: 0o755 });
    return new RecordedTerraform(folder, path);
  }

  /** The stacks that were planned since the last time somebody asked, once for each call, sorted. */
  takePlanned(): string[] {
    const file = join(this.folder, 'commands');
    const commands = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    rmSync(file, { force: true });
    return commands
      .filter((command) => command.endsWith(': plan'))
      .map((command) => command.slice(0, -': plan'.length))
      .sort();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
