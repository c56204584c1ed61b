/** The command line: arguments in, exit code out. */
import { Command, CommanderError, Option } from 'commander';
import { createColors } from 'picocolors';
import { check } from '../check';
import { DocumentError, readSources } from '../documents';
import { exitCodeOf, jsonReport, textReport, type Checked } from '../report';
import { addCostCommand } from './cost-command';

export interface Output {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly colors: boolean;
}

const couldNotRun = 2;

const formats: Readonly<Record<string, (checked: Checked, output: Output) => string>> = {
  text: (checked, { colors }) => textReport(checked, createColors(colors)),
  json: (checked) => jsonReport(checked),
};

interface CheckOptions {
  readonly format: string;
}

/**
 * @param args without node and script
 * @returns exit code: 0 nothing found, 1 findings, 2 the guard itself could not run
 */
export async function runProgram(args: readonly string[], output: Output): Promise<number> {
  let exitCode = 0;
  const program = new Command('m2m-guard')
    .description(
      'Finds machine-to-machine mistakes in Terraform JSON and in plans, before anything is applied.\nExit codes: 0 nothing found, 1 findings, 2 could not run.',
    )
    .exitOverride()
    .configureOutput({ writeOut: output.stdout, writeErr: output.stderr });

  program
    .command('check', { isDefault: true })
    .description('check stacks together; each argument is one stack')
    .argument(
      '<stacks...>',
      'folder with *.tf.json files, a *.tf.json file, or the output of "terraform show -json <plan>"',
    )
    .addOption(new Option('--format <format>', 'how to report').choices(Object.keys(formats)).default('text'))
    .action((stacks: string[], { format }: CheckOptions) => {
      const checked = check(readSources(stacks));
      output.stdout(formats[format]?.(checked, output) ?? '');
      exitCode = exitCodeOf(checked);
    });

  addCostCommand(program, output, (code) => (exitCode = code));

  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : couldNotRun;
    if (!(error instanceof DocumentError)) throw error;
    output.stderr(`${error.message}\n`);
    return couldNotRun;
  }
}
