/** The command line. Its only judgement is the exit code: 0 clean, 1 needs attention, 2 could not analyse. */
import { Command } from 'commander';
import { AcknowledgementError } from '../danger';
import { DigestKeyError } from '../digest';
import { GitHubFailure } from '../github/github-failure';
import { InputError } from '../input';
import { ReportFileError } from '../report';
import { addGitHubCommands } from './github-commands';
import { report } from './report-command';

const couldNotRun = 2;

interface ReportFlags {
  readonly stage: string;
  readonly out?: string;
  readonly base?: string;
  readonly mayBeEmpty?: boolean;
}

export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('plan-review').exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : couldNotRun);
  });
  program
    .command('report')
    .description('Read the plans of every stack and write report.md, report.html and report.json')
    .argument('[stacks...]', 'stacks that must have a plan (default: those that have one)')
    .requiredOption('--stage <stage>', 'stage that was planned')
    .option('--out <folder>', 'where the reports go (default: dist/plan-review/<stage>)')
    .option('--base <folder>', 'checkout of the base branch, synthesized for the same stage')
    .option('--may-be-empty', 'no plan at all is a clean review: the pull request touches no stack')
    .action((stacks: string[], flags: ReportFlags) => {
      process.exitCode = report(stacks, {
        ...flags,
        workspaceRoot: process.cwd(),
        env: process.env,
        print: (line) => {
          console.log(line);
        },
      });
    });
  addGitHubCommands(program);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    fail(error);
  }
}

const sentences = [InputError, DigestKeyError, AcknowledgementError, GitHubFailure, ReportFileError];

/** A sentence for what the user can mend; a stack trace for faults of this tool. Neither quotes a plan. */
function fail(error: unknown): void {
  const isSentence = sentences.some((kind) => error instanceof kind);
  console.error(isSentence ? (error as Error).message : error);
  process.exitCode = couldNotRun;
}
