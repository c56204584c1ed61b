/** The command line of quickstart. */
import { Command, CommanderError, InvalidArgumentError } from 'commander';

export interface QuickstartOptions {
  /** Default: the port of the stage's endpoint. */
  readonly port: number | undefined;
  readonly stop: boolean;
}

/** @returns the options, or the exit code when there is nothing to do any more */
export function parseArguments(args: readonly string[]): QuickstartOptions | number {
  const command = new Command('quickstart')
    .description(
      'Start a local AWS if none is running, deploy both stacks into it with Terraform, and call the API in every way ' +
        'that must pass or must fail. Needs no AWS account. Can be run again and again.',
    )
    .usage('[options]   (with npm: npm run quickstart -- [options])')
    .option(
      '--port <port>',
      'port of the local AWS on 127.0.0.1 (default: the one in cdktf.json, 4566)',
      portNumber,
    )
    .option('--stop', 'end the local AWS when done; without it, it keeps running in the background')
    .addHelpText(
      'after',
      '\nExit codes: 0 deployed and verified, 1 not, 2 could not run, 130 interrupted by Ctrl-C.',
    )
    .exitOverride();
  try {
    const { port, stop = false } = command
      .parse([...args], { from: 'user' })
      .opts<Partial<QuickstartOptions>>();
    return { port, stop };
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    throw error;
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError('Allowed are 1 to 65535.');
  }
  return port;
}
