/**
 * One execution environment: a node process with the function's code and environment, warm between invocations, one
 * invocation at a time. Whatever the function does to itself ends this process and nothing else.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HandlerLocation } from './function-code';

export interface FunctionProcessOptions {
  readonly handler: HandlerLocation;
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  /** What the function prints, line by line. */
  readonly onOutput: (line: string) => void;
}

export interface Invocation {
  readonly event: object;
  readonly context: Readonly<Record<string, unknown>>;
  readonly timeoutMilliseconds: number;
}

/** What came out of an invocation: the function's JSON, or why there is none. */
export type InvocationOutcome = { readonly json: string } | { readonly failure: string };

/** Time that Lambda gives a function to load. */
const initializationMilliseconds = 10_000;

const bootstrap = join(
  dirname(require.resolve('@m2m/local-aws/package.json')),
  'src/data-plane/function-runtime/bootstrap.cjs',
);

/** From the process: loaded, or the outcome of an invocation. */
interface Message {
  readonly ready?: true;
  readonly result?: string;
  readonly error?: string;
}

export class FunctionProcess {
  /** Ends with undefined once the handler is loaded, or with the reason why it cannot be. */
  readonly loaded: Promise<string | undefined>;
  private readonly child: ChildProcess;
  private settle: ((outcome: Message) => void) | undefined;
  private exitReason: string | undefined;

  constructor({ handler, workingFolder, environment, memoryMegabytes, onOutput }: FunctionProcessOptions) {
    this.child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${memoryMegabytes}`,
        bootstrap,
        handler.file,
        handler.exportName,
        String(process.pid),
      ],
      {
        cwd: workingFolder,
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        serialization: 'json',
      },
    );
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream !== null) {
        createInterface({ input: stream }).on('line', onOutput);
      }
    }
    this.child.on('message', (message: Message) => this.settleWith(message));
    this.child.on('error', (error) => this.ended(`could not run: ${error.message}`));
    this.child.on('exit', (code, signal) => this.ended(`ended with ${signal ?? `exit code ${code ?? '?'}`}`));
    this.loaded = this.next(initializationMilliseconds).then((message) => message.error);
  }

  get alive(): boolean {
    return this.exitReason === undefined;
  }

  /** Runs the handler once. After a failure of the process or a time-out, the environment is no longer alive. */
  async invoke({ event, context, timeoutMilliseconds }: Invocation): Promise<InvocationOutcome> {
    const deadlineMilliseconds = Date.now() + timeoutMilliseconds;
    const answer = this.next(timeoutMilliseconds);
    if (this.alive) {
      this.child.send({ event, context: { ...context, deadlineMilliseconds } }, () => {
        // A child that is gone reports so by its exit.
      });
    }
    const { result, error } = await answer;
    return result === undefined ? { failure: error ?? 'sent no result' } : { json: result };
  }

  /** Ends the process now. SIGKILL: a function has nothing to save, and may ignore anything gentler. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** The next message of the process, its end, or the end of the time given to it. */
  private next(timeoutMilliseconds: number): Promise<Message> {
    if (this.exitReason !== undefined) {
      return Promise.resolve({ error: this.exitReason });
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.ended(`timed out after ${(timeoutMilliseconds / 1000).toFixed(2)} seconds`);
        this.kill();
      }, timeoutMilliseconds);
      this.settle = (message) => {
        clearTimeout(timer);
        resolve(message);
      };
    });
  }

  private settleWith(message: Message): void {
    const { settle } = this;
    this.settle = undefined;
    settle?.(message);
  }

  private ended(reason: string): void {
    this.exitReason ??= reason;
    this.settleWith({ error: this.exitReason });
  }
}
