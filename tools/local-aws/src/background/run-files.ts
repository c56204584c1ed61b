/**
 * What a local AWS in the background leaves in the workspace: `.local-aws/<port>.json` says which process it is, and
 * `.local-aws/<port>.log` what it printed. Both are for people and for `stop`; whether it lives is asked of the port.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const runFileSchema = z.object({ pid: z.number().int().positive(), port: z.number().int().positive() });

export type RunFile = z.infer<typeof runFileSchema>;

export class RunFiles {
  readonly folder: string;

  constructor(workspaceRoot: string) {
    this.folder = join(workspaceRoot, '.local-aws');
  }

  logFile(port: number): string {
    return join(this.folder, `${port}.log`);
  }

  write(runFile: RunFile): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(this.runFile(runFile.port), `${JSON.stringify(runFile)}\n`);
  }

  /** Undefined when there is none, or none that can be read. */
  read(port: number): RunFile | undefined {
    try {
      return runFileSchema.parse(JSON.parse(readFileSync(this.runFile(port), 'utf8')));
    } catch {
      return undefined;
    }
  }

  remove(port: number): void {
    rmSync(this.runFile(port), { force: true });
  }

  private runFile(port: number): string {
    return join(this.folder, `${port}.json`);
  }
}
