/** The command line: arguments in, exit code out. */
import { Command, CommanderError, Option } from 'commander';
import type { OpenedApi } from '../api/opened-api';
import type { CallOptions } from '../call/call-request';
import { M2mError } from '../m2m-error';
import {
  runCall,
  runToken,
  runVerify,
  type CommandContext,
  type Output,
  type TokenOptions,
} from './commands';

/** Finds the API of a stack in a stage and what is needed to talk to it. */
export type OpenStack = (stack: string, stage: string | undefined) => Promise<OpenedApi>;

export interface ProgramHost {
  readonly open: OpenStack;
  readonly out: Output;
  /** Environment of the process. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs one command line.
 *
 * @param args without node and script
 * @returns exit code: 0 fine, 1 AWS gave another answer than wanted, 2 the command could not be carried out
 */
export async function runProgram(args: readonly string[], host: ProgramHost): Promise<number> {
  let exitCode = 0;
  const program = programOf(host, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    if (hasSentence(error)) {
      host.out.stderr(`${error.message}\n`);
      return error.exitCode ?? 2;
    }
    throw error;
  }
}

/** Errors of ours, also of the packages that read configuration and outputs, speak for themselves. */
function hasSentence(error: unknown): error is Error & { exitCode?: number } {
  return error instanceof Error && ['M2mError', 'ConfigurationError', 'StackError'].includes(error.name);
}

const several = (value: string, previous: string[] = []): string[] => [...previous, value];

function programOf({ open, out, env }: ProgramHost, finish: (exitCode: number) => void): Command {
  const program = new Command('m2m')
    .description('Get tokens for, call and verify an API that is deployed')
    .exitOverride()
    .configureOutput({ writeOut: out.stdout, writeErr: out.stderr });

  /** One command of a stack in a stage; `run` does the work. */
  const command = <Options>(
    name: string,
    run: (context: CommandContext, options: Options) => Promise<number>,
  ) =>
    program
      .command(name)
      .argument('<stack>', 'name of the API stack, such as echo-api')
      .option('--stage <stage>', 'stage of cdktf.json (default: its defaultStage)')
      .action(async (stack: string, { stage, ...options }: Options & { stage?: string }) => {
        refuseInsideNx(name, stack, env);
        finish(await run({ ...(await open(stack, stage)), out }, options as Options));
      });

  command<TokenOptions>('token', runToken)
    .description('print an access token, on stdout alone')
    .option('--client <name>', 'whose token (default: the first client)')
    .addOption(
      new Option('--scope <scope>', 'a scope to ask for; repeatable (default: all of the client)').argParser(
        several,
      ),
    );

  command<CallOptions>('call', runCall)
    .description('call a route with a token; the body of the answer goes to stdout')
    .requiredOption('--path <path>', 'path behind the API URL, such as /echo')
    .option('--method <method>', 'HTTP method (default: POST with --data, else GET)')
    .option(
      '--data <body>',
      'body of the request; content-type is application/json unless a --header says otherwise',
    )
    .addOption(new Option('--header <name: value>', 'a header of the request; repeatable').argParser(several))
    .addOption(new Option('--query <name=value>', 'a query parameter; repeatable').argParser(several))
    .option('--client <name>', 'whose token to send (default: the first client that may call the route)');

  command<{ json?: boolean }>('verify', runVerify)
    .description('call every route with and without the right token, and compare with what AWS documents')
    .option('--json', 'print the result as JSON');

  return program;
}

/**
 * `nx run <api>:token` is answered by the plugin without starting a task. When a token is asked for in a task all the same
 * (run-many, affected), Nx would keep what the task prints in its cache.
 */
function refuseInsideNx(
  name: string,
  stack: string,
  { NX_TASK_TARGET_TARGET: target }: Readonly<Record<string, string | undefined>>,
): void {
  if (name === 'token' && target === 'token') {
    throw new M2mError(
      `${stack}:token: Nx keeps the output of a task in its cache, so a token is printed for one API at a time: ` +
        `npx nx run ${stack}:token, or node tools/m2m-cli/bin/m2m.cjs token ${stack}`,
    );
  }
}
