/**
 * Creations that our interrupt cut short. Terraform marks what it was creating then as tainted: the next apply would
 * replace it, and as the names in AWS are fixed, making the new one beside the old one fails with "exists already". But
 * nothing about it has failed; somebody stopped waiting. So it is taken as created, and a plan shows what it still lacks.
 *
 * The addresses outlive the events they are read from, in `.state/<stage>.cut.json`, until a deploy has dealt with them.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder, type StackProject } from '../project';
import { parseEvent } from '../progress';

/** What terraform logs when it takes the signal; what fails before that has failed by itself. */
const interruptReceived = 'Interrupt received';

/** @param events what an apply printed with `-json` */
export function cutCreations(events: string): string[] {
  const lines = events.split('\n');
  const begin = lines.findIndex((line) => line.includes('"type":"log"') && line.includes(interruptReceived));
  const errored = begin < 0 ? [] : lines.slice(begin).flatMap(erroredCreation);
  return errored.filter((address) => !lines.some((line) => isUnfinishedProvisioner(line, address)));
}

/** A script that was cut short has to run again, and it runs with a creation only. */
function isUnfinishedProvisioner(line: string, address: string): boolean {
  return line.includes('"type":"provision_errored"') && line.includes(`"addr":${JSON.stringify(address)}`);
}

function erroredCreation(line: string): string[] {
  // An apply may have been killed while it wrote its last line.
  const event = line.endsWith('}') ? parseEvent(line) : undefined;
  return event?.type === 'apply_errored' && event.hook.action === 'create' ? [event.hook.resource.addr] : [];
}

export class CutCreations {
  readonly #file: string;

  constructor(project: StackProject, stage: string) {
    this.#file = join(projectFolder(project), '.state', `${stage}.cut.json`);
  }

  get addresses(): string[] {
    return existsSync(this.#file) ? (JSON.parse(readFileSync(this.#file, 'utf8')) as string[]) : [];
  }

  /** @param eventsFile of an apply that has ended; it need not exist */
  remember(eventsFile: string): void {
    const found = existsSync(eventsFile) ? cutCreations(readFileSync(eventsFile, 'utf8')) : [];
    if (found.length > 0) {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(this.#file, JSON.stringify([...new Set([...this.addresses, ...found])]), { mode: 0o600 });
    }
  }

  forget(): void {
    rmSync(this.#file, { force: true });
  }
}
