/**
 * The private folder of a running operation: `.state/<stage>.run/` of the stack project. It holds the plan file, which is
 * the whole state in clear, and what terraform says; so only its owner may read it, and it goes when the operation ends.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, type StackProject } from '../project';
import { isAlive, type ProcessIdentity } from './process-identity';

/** Where one call of terraform, which outlives us if need be, keeps its files. */
export interface CallFolder {
  readonly path: string;
  /** `ProcessIdentity` of terraform, as JSON. */
  readonly process: string;
  readonly events: string;
  readonly errors: string;
  /** The exit code; there once terraform has ended. */
  readonly exit: string;
}

export class RunFolder {
  readonly path: string;
  /** Terraform's plan file: a zip that holds the state in clear. */
  readonly planFile: string;

  constructor(project: StackProject, stage: string) {
    this.path = join(projectFolder(project), '.state', `${stage}.run`);
    this.planFile = join(this.path, 'plan.tfplan');
  }

  /** What the last apply said; there until the folder is removed. */
  get applyEvents(): string {
    return callFolder(join(this.path, 'apply')).events;
  }

  create(): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    // A folder that was there before keeps its mode otherwise.
    chmodSync(this.path, 0o700);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  /** A new, empty folder for one call: `plan`, `apply`. */
  call(name: string): CallFolder {
    const folder = callFolder(join(this.path, name));
    rmSync(folder.path, { recursive: true, force: true });
    mkdirSync(folder.path, { mode: 0o700 });
    return folder;
  }

  /** The terraform that an operation started and that goes on although its command is gone. */
  orphan(): { readonly call: string; readonly process: ProcessIdentity } | undefined {
    for (const call of existsSync(this.path) ? readdirSync(this.path) : []) {
      const folder = callFolder(join(this.path, call));
      const terraform = readIdentity(folder);
      if (terraform !== undefined && !existsSync(folder.exit) && isAlive(terraform)) {
        return { call, process: terraform };
      }
    }
    return undefined;
  }
}

export function callFolder(path: string): CallFolder {
  return {
    path,
    process: join(path, 'process.json'),
    events: join(path, 'events.jsonl'),
    errors: join(path, 'errors.txt'),
    exit: join(path, 'exit'),
  };
}

export function readIdentity(folder: CallFolder): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(folder.process, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
