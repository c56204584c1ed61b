/** What a call of terraform told in its events, gathered: the changes, the diagnostics, and how it ended. */
import { parseEvent, type Diagnostic, type PlannedChange, type TerraformEvent } from '../progress';
import type { CallEnd } from './terraform-call';

export type ReportedOutputs = Extract<TerraformEvent, { type: 'outputs' }>['outputs'];

export interface RunReport extends CallEnd {
  readonly changes: readonly PlannedChange[];
  readonly outputs: ReportedOutputs;
  readonly diagnostics: readonly Diagnostic[];
}

export class RunRecorder {
  readonly #changes: PlannedChange[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  #outputs: ReportedOutputs = {};
  #failure: unknown;

  constructor(private readonly onEvent: (event: TerraformEvent) => void) {}

  /** Never throws: what cannot be understood is held against the report, because terraform goes on meanwhile. */
  readonly line = (line: string): void => {
    try {
      const event = parseEvent(line);
      if (event !== undefined) {
        this.#record(event);
        this.onEvent(event);
      }
    } catch (error) {
      this.#failure ??= error;
    }
  };

  /** @throws StackError when a line was not understood */
  report(end: CallEnd): RunReport {
    if (this.#failure !== undefined) {
      throw this.#failure as Error;
    }
    return {
      ...end,
      // Terraform works in parallel and tells changes in any order; people and programs want the same one each time.
      changes: this.#changes.toSorted((a, b) => (a.resource.addr < b.resource.addr ? -1 : 1)),
      outputs: this.#outputs,
      diagnostics: this.#diagnostics,
    };
  }

  #record(event: TerraformEvent): void {
    switch (event.type) {
      case 'planned_change':
        this.#changes.push(event.change);
        break;
      case 'diagnostic':
        this.#diagnostics.push(event.diagnostic);
        break;
      case 'outputs':
        this.#outputs = event.outputs;
        break;
      default:
    }
  }
}
