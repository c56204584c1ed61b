/**
 * The execution environments of one version of a function's code and configuration: started when invocations wait, kept
 * warm, never more than a limit; further invocations queue.
 */
import {
  FunctionProcess,
  type FunctionProcessOptions,
  type Invocation,
  type InvocationOutcome,
} from './function-process';

/** Real Lambda starts up to a thousand. Here each is a process of the machine somebody works on. */
const environmentLimit = 8;

/**
 * A function that answers fast is served best by few warm processes, so another one is started only for an invocation that
 * has waited this long: about what starting a process costs.
 */
const patienceMilliseconds = 40;

/** An environment that nobody needed for this long is ended. */
const idleMilliseconds = 5 * 60_000;

interface Waiting {
  readonly since: number;
  readonly invocation: Invocation;
  readonly answer: (outcome: InvocationOutcome) => void;
}

export class EnvironmentPool {
  private readonly environments = new Set<FunctionProcess>();
  private readonly idle: { readonly environment: FunctionProcess; readonly reaper: NodeJS.Timeout }[] = [];
  private readonly queue: Waiting[] = [];
  private startingCount = 0;
  private growing: NodeJS.Timeout | undefined;
  private retired = false;

  constructor(
    private readonly options: Omit<FunctionProcessOptions, 'environment'> & {
      readonly environment: () => Readonly<Record<string, string>>;
    },
  ) {}

  invoke(invocation: Invocation): Promise<InvocationOutcome> {
    return new Promise((answer) => {
      this.queue.push({ since: performance.now(), invocation, answer });
      this.dispatch();
    });
  }

  /** Takes the pool out of service: what runs or waits still gets its answer, then each environment ends. */
  retire(): void {
    this.retired = true;
    this.idle.splice(0).forEach(({ environment, reaper }) => {
      clearTimeout(reaper);
      this.end(environment);
    });
  }

  /** Ends every environment now; what runs or waits fails. */
  close(): void {
    this.retire();
    clearTimeout(this.growing);
    this.queue.splice(0).forEach(({ answer }) => answer({ failure: 'the local AWS is ending' }));
    this.environments.forEach((environment) => this.end(environment));
  }

  private dispatch(): void {
    while (this.queue.length > 0) {
      const warm = this.takeIdle();
      if (warm === undefined) {
        break;
      }
      void this.run(warm);
    }
    this.grow();
  }

  /** Starts the first environment at once, and another one whenever the oldest invocation has lost its patience. */
  private grow(): void {
    const [oldest] = this.queue;
    if (oldest === undefined || this.startingCount > 0 || this.environments.size >= environmentLimit) {
      return;
    }
    const patienceLeft = patienceMilliseconds - (performance.now() - oldest.since);
    if (this.environments.size === 0 || patienceLeft <= 0) {
      void this.start();
    } else {
      clearTimeout(this.growing);
      this.growing = setTimeout(() => this.grow(), patienceLeft);
    }
  }

  private async start(): Promise<void> {
    this.startingCount += 1;
    const environment = new FunctionProcess({ ...this.options, environment: this.options.environment() });
    this.environments.add(environment);
    const failure = await environment.loaded;
    this.startingCount -= 1;
    if (failure !== undefined) {
      this.end(environment);
      this.queue.shift()?.answer({ failure: `could not be loaded: ${failure}` });
      this.dispatch();
    } else {
      this.release(environment);
    }
  }

  private async run(environment: FunctionProcess): Promise<void> {
    const next = this.queue.shift();
    if (next !== undefined) {
      next.answer(await environment.invoke(next.invocation));
    }
    this.release(environment);
  }

  private release(environment: FunctionProcess): void {
    if (!environment.alive || (this.retired && this.queue.length === 0)) {
      this.end(environment);
    } else {
      const reaper = setTimeout(() => this.reap(environment), idleMilliseconds).unref();
      this.idle.push({ environment, reaper });
    }
    this.dispatch();
  }

  /** The environment that was used last: the others then get old enough to be ended. */
  private takeIdle(): FunctionProcess | undefined {
    for (let last = this.idle.pop(); last !== undefined; last = this.idle.pop()) {
      clearTimeout(last.reaper);
      if (last.environment.alive) {
        return last.environment;
      }
      this.end(last.environment);
    }
    return undefined;
  }

  private reap(environment: FunctionProcess): void {
    const index = this.idle.findIndex((entry) => entry.environment === environment);
    this.idle.splice(index, 1);
    this.end(environment);
  }

  private end(environment: FunctionProcess): void {
    environment.kill();
    this.environments.delete(environment);
  }
}
