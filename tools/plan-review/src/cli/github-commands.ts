/** The commands that write to GitHub. A workflow gives them the token through GITHUB_TOKEN, never as an argument. */
import type { Command } from 'commander';
import { comment } from '../comment/comment-command';
import { driftIssues } from '../drift-issues/drift-command';

const workflowLogin = 'github-actions[bot]';
const surroundings = {
  env: process.env,
  print: (line: string) => {
    console.log(line);
  },
};

export function addGitHubCommands(program: Command): void {
  program
    .command('comment')
    .description(
      'Write the report into the one comment of a pull request, unless a newer report stands there',
    )
    .requiredOption('--report <folder>', 'folder with report.json')
    .requiredOption('--pr <number>', 'pull request')
    .requiredOption('--commit <sha>', 'head commit that the report is about')
    .option('--author <login>', 'whom GITHUB_TOKEN belongs to', workflowLogin)
    .action((flags: { report: string; pr: string; commit: string; author: string }) =>
      comment({ ...flags, ...surroundings }),
    );
  program
    .command('drift-issues')
    .description('Keep one issue per stack whose plan is not empty; close it when the stack is clean')
    .requiredOption('--report <folder>', 'folder with report.json')
    .option('--author <login>', 'whom GITHUB_TOKEN belongs to', workflowLogin)
    .action((flags: { report: string; author: string }) => driftIssues({ ...flags, ...surroundings }));
}
