/** `m2m-guard cost`: what the stacks cost per month, and how much of AWS's limits they use. */
import { InvalidArgumentError, type Command } from 'commander';
import { createColors } from 'picocolors';
import { costOf, overBudget, overBudgetRule } from '../cost';
import { openDocuments, readSources } from '../documents';
import { buildModel } from '../model';
import { costJson, costReport } from '../report';
import type { Output } from './program';

interface CostFlags {
  readonly json?: boolean;
  readonly budget?: number;
}

/** @param end takes the exit code: 1 when a limit or the budget is exceeded */
export function addCostCommand(program: Command, output: Output, end: (exitCode: 0 | 1) => void): void {
  program
    .command('cost')
    .description('what the stacks cost per month together, and how much of the limits of AWS they use')
    .argument('<stacks...>', 'as for check')
    .option('--json', 'for programs')
    .option('--budget <usd>', 'end with 1 when they cost more than that per month', budgetOf)
    .action((stacks: string[], { json, budget }: CostFlags) => {
      const cost = costOf(buildModel(openDocuments(readSources(stacks))));
      output.stdout(json === true ? costJson(cost) : costReport(cost, createColors(output.colors)));
      const over = budget === undefined ? undefined : overBudget(cost, budget);
      if (over !== undefined) {
        output.stderr(`${overBudgetRule.id}: ${over.message}\n${overBudgetRule.fix}\n`);
      }
      end(over !== undefined || cost.quotas.some(({ state }) => state === 'over') ? 1 : 0);
    });
}

function budgetOf(text: string): number {
  const usd = Number(text);
  if (text.trim() === '' || !Number.isFinite(usd) || usd < 0) {
    throw new InvalidArgumentError('expected US dollars per month, such as 50 or 12.5.');
  }
  return usd;
}
