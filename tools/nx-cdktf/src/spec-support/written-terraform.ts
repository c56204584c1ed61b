/** A program that answers as Terraform does, as far as a plan calls it, for specs. It needs no provider and takes milliseconds. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

export interface Answers {
  /** Exit codes; `plan` ends with 2 when it changes something. Default: 0, 2, 0. */
  readonly init?: number;
  readonly plan?: number;
  readonly show?: number;
  /** Events that `plan` prints. */
  readonly events?: readonly object[];
  /** What `show -json` prints. */
  readonly planJson?: string;
  /** `plan` goes on until it gets a SIGINT, and ends with 1 then. */
  readonly waits?: boolean;
}

export class WrittenTerraform {
  readonly #folder = mkdtempSync(join(tmpdir(), 'a terraform '));
  /** For TERRAFORM_BINARY. */
  readonly path = join(this.#folder, 'terraform');

  constructor() {
    folders.push(this.#folder);
    this.answers({});
  }

  answers({ init = 0, plan = 2, show = 0, events = [], planJson = '{}', waits = false }: Answers): void {
    const lines = events.map((event) =>
      JSON.stringify({
        '@level': 'info',
        '@message': 'words',
        '@timestamp': '2026-01-01T00:00:00Z',
        ...event,
      }),
    );
    writeFileSync(join(this.#folder, 'events'), lines.map((line) => `${line}\n`).join(''));
    writeFileSync(join(this.#folder, 'plan.json'), `${planJson}\n`);
    writeFileSync(
      this.path,
      `#!/bin/sh
here='${this.#folder}'
test "$1" = version && echo 'Terraform v1.11.4' && exit 0
echo "$1" >> "$here/calls"
case "$1" in
  init) mkdir -p .terraform/providers; exit ${init} ;;
  plan)
    ${waits ? "trap 'exit 1' INT; while :; do sleep 0.05; done" : ''}
    for word; do case "$word" in -out=*) echo 'the state in clear' > "\${word#-out=}" ;; esac; done
    cat "$here/events"; exit ${plan} ;;
  show) cat "$here/plan.json"; exit ${show} ;;
esac
`,
      { mode: 0o755 },
    );
  }

  /** The commands that were run, but for `version`, in their order. */
  get calls(): string[] {
    const file = join(this.#folder, 'calls');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }
}

afterAll(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});
