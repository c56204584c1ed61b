/** The command line: arguments in, exit code out. */
import { Command, CommanderError, Option } from 'commander';
import { createColors } from 'picocolors';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { acknowledgementsFile, parseAcknowledgements, type Acknowledgement } from '../acknowledgements';
import { check } from '../check';
import { DocumentError, readSources } from '../documents';
import {
  exitCodeOf,
  jsonReport,
  junitReport,
  printable,
  ruleDescriptions,
  rulesPage,
  sarifReport,
  textReport,
  type Checked,
} from '../report';
import { addCostCommand } from './cost-command';
import { explanation, listText } from './explain';
import { rules } from '../rules';

export interface Output {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly colors: boolean;
}

const couldNotRun = 2;

type Format = (checked: Checked, output: Output) => string | Promise<string>;

const formats: Readonly<Record<string, Format>> = {
  text: (checked, { colors }) => textReport(checked, createColors(colors)),
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
};

interface CheckFlags {
  readonly format: string;
  readonly out?: string;
  readonly acknowledgements?: string;
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
    .option('--out <file>', 'write the report into this file instead of printing it')
    .option(
      '--acknowledgements <file>',
      `findings that somebody accepts (default: ${acknowledgementsFile} in this folder, if there is one)`,
    )
    .action(async (stacks: string[], { format, out, acknowledgements }: CheckFlags) => {
      const checked = check(readSources(stacks), { acknowledgements: accepted(acknowledgements) });
      const colors = output.colors && out === undefined;
      const report = (await formats[format]?.(checked, { ...output, colors })) ?? '';
      if (out === undefined) output.stdout(report);
      else writeFileSync(out, report);
      exitCode = exitCodeOf(checked);
    });
  program
    .command('rules')
    .description('list the rules')
    .addOption(
      new Option('--format <format>', 'text, or the whole page of docs/guides/guard-rules.md')
        .choices(['text', 'markdown'])
        .default('text'),
    )
    .action(({ format }: { format: string }) => {
      output.stdout(format === 'markdown' ? rulesPage(rules) : listText(createColors(output.colors)));
    });
  program
    .command('explain')
    .description('say what a rule looks for, why, and what to do')
    .argument('<rule>', 'id of a rule, as a finding names it')
    .action((id: string) => {
      const text = explanation(id, createColors(output.colors));
      if (text === undefined) {
        throw new DocumentError(
          `There is no rule ${JSON.stringify(id)}; the rules are: ${ruleDescriptions.map((rule) => rule.id).join(', ')}`,
        );
      }
      output.stdout(text);
    });

  addCostCommand(program, output, (code) => (exitCode = code));

  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : couldNotRun;
    output.stderr(`${sentenceOf(error)}\n`);
    return couldNotRun;
  }
}

function accepted(named: string | undefined): readonly Acknowledgement[] {
  const file = named ?? acknowledgementsFile;
  if (!existsSync(file)) {
    if (named === undefined) return [];
    throw new DocumentError(`${file}: there is no such file; --acknowledgements names one that exists`);
  }
  // Files on a command line are of no stage.
  return parseAcknowledgements(readFileSync(file, 'utf8'), file).filter(({ stage }) => stage === undefined);
}

/** The message of a fault of our own may quote the document; its name and place do not. */
function sentenceOf(error: unknown): string {
  if (error instanceof DocumentError) return printable(error.message);
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  const place = /\((?:.*[/\\])?([^/\\]+:\d+):\d+\)/.exec(stack)?.[1] ?? 'an unknown place';
  return `m2m-guard failed on this input (${name} at ${place}), which is a fault of its own; nothing was checked: report it with the shape of the input`;
}
