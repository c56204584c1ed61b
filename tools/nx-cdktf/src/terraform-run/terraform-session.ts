/**
 * Terraform, ready to work on one stack in one stage: which binary, in which folder, with which environment. Opening a
 * session changes nothing but a missing state bucket of a throw-away cloud.
 */
import { existsSync } from 'node:fs';
import { workingFolder } from '../project';
import type { OperationContext } from '../operations/operation';
import type { TerraformEvent } from '../progress';
import { locateTerraform, type TerraformBinary } from '../terraform-binary';
import { callAttached } from './attached-call';
import { checkedProvidersConfig } from './checked-providers';
import { childEnvironment, endpointOf } from './child-environment';
import type { Interruption } from './interruption';
import { callOutliving } from './outliving-call';
import type { CallFolder } from './run-folder';
import { RunRecorder, type RunReport } from './run-report';
import { readSynthesizedStack, type SynthesizedStack } from './synthesized-stack';
import { prepareThrowAwayCloud } from './throw-away-cloud';

export interface SessionNeeds {
  /** The AWS APIs have to answer. Default: true. */
  readonly cloud?: boolean;
}

export class TerraformSession {
  private constructor(
    readonly context: OperationContext,
    readonly terraform: TerraformBinary,
    readonly synthesized: SynthesizedStack,
    readonly interruption: Interruption,
    private readonly env: NodeJS.ProcessEnv,
    /** Where Terraform runs: the working folder of the stack, as a rule. */
    readonly folder: string,
  ) {}

  /** @throws StackError when the stack is not synthesized, terraform is not to be had, or the cloud does not answer */
  static async open(
    context: OperationContext,
    interruption: Interruption,
    { cloud = true }: SessionNeeds = {},
  ): Promise<TerraformSession> {
    const { project, stage, workspaceRoot, env, out } = context;
    const synthesized = readSynthesizedStack(project, stage.name);
    const endpoint = endpointOf(stage, env);
    const childEnv = childEnvironment(stage, env, existsSync);
    const say = (line: string) => out.stderr.write(`${line}\n`);
    const [terraform] = await Promise.all([
      locateTerraform({ env, workspaceRoot, say }),
      endpoint === undefined || !cloud ? undefined : prepareThrowAwayCloud(stage, endpoint),
    ]);
    const folder = workingFolder(project, stage.name);
    return new TerraformSession(context, terraform, synthesized, interruption, childEnv, folder);
  }

  /** The same session on a copy of the working folder. */
  at(folder: string): TerraformSession {
    const { context, terraform, synthesized, interruption, env } = this;
    return new TerraformSession(context, terraform, synthesized, interruption, env, folder);
  }

  get endpoint(): string | undefined {
    return endpointOf(this.context.stage, this.context.env);
  }

  /** Runs a command that prints events, as a child of ours. */
  async run(
    args: readonly string[],
    onEvent: (event: TerraformEvent) => void = ignoreEvent,
  ): Promise<RunReport> {
    const recorder = new RunRecorder(onEvent);
    return recorder.report(await callAttached(this.#call(args, recorder.line)));
  }

  /** Runs a command that prints events so that it outlives us; what holds the state lock is run like this. */
  async runOutliving(
    args: readonly string[],
    folder: CallFolder,
    onEvent: (event: TerraformEvent) => void = ignoreEvent,
  ): Promise<RunReport> {
    const recorder = new RunRecorder(onEvent);
    return recorder.report(await callOutliving(this.#call(args, recorder.line), folder));
  }

  /**
   * Runs a command that prints one text about what Terraform keeps: a state, its outputs, the plan that this session has made
   * last. The text stays in memory, because it may hold secrets.
   */
  async read(
    args: readonly string[],
  ): Promise<{ text: string; errors: string; exitCode: number | undefined }> {
    const lines: string[] = [];
    const call = this.#call(args, (line) => lines.push(line));
    const config = checkedProvidersConfig(this.folder, this.env);
    const env = config === undefined ? call.env : { ...call.env, TF_CLI_CONFIG_FILE: config };
    const end = await callAttached({ ...call, env });
    return { ...end, text: lines.join('\n') };
  }

  #call(args: readonly string[], onLine: (line: string) => void) {
    const { terraform, interruption, env, folder } = this;
    return { binary: terraform.path, args, cwd: folder, env, interruption, onLine };
  }
}

function ignoreEvent(): void {
  // Whoever only wants the report at the end has no use for the way there.
}
