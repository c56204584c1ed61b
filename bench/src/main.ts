/** `npm run bench`: measures every row, prints the table, writes `bench/results/latest.json`. */
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { createColors, isColorSupported } from 'picocolors';
import { rows } from '../rows';
import { busyMachine, formatTable, writeResults } from './report';
import type { Figure, Row } from './row';
import { Workplace } from './workplace';

interface BenchOptions {
  readonly only?: readonly string[];
  readonly withCdktfCli?: boolean;
}

/** @returns exit code: 0 every figure that was measured is met, 1 one is missed, 2 something could not be measured */
export async function main(args: readonly string[], workspaceRoot: string): Promise<number> {
  const command = new Command('bench')
    .description('Measure speed and memory. Exit codes: 0 all met, 1 missed, 2 could not measure.')
    .addOption(
      new Option('--only <row>', 'measure this row alone; repeatable')
        .choices(rows.map(({ id }) => id))
        .argParser((id: string, previous: string[] = []) => [...previous, known(id)]),
    )
    .option(
      '--with-cdktf-cli',
      'install cdktf-cli into its scratch folder, to compare with it (network, a minute)',
    )
    .exitOverride();
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    throw error;
  }
  const { only, withCdktfCli = false } = command.opts<BenchOptions>();
  const tell = (line: string) => {
    console.error(`bench: ${line}`);
  };
  const workplace = new Workplace(workspaceRoot, tell, withCdktfCli);
  const warning = busyMachine();
  if (warning !== undefined) {
    tell(warning);
  }
  try {
    return await measureAll(
      rows.filter(({ id }) => only?.includes(id) ?? true),
      workplace,
    );
  } finally {
    await workplace.close();
  }
}

function known(id: string): string {
  if (!rows.some((row) => row.id === id)) {
    throw new InvalidArgumentError(`Rows are: ${rows.map((row) => row.id).join(', ')}.`);
  }
  return id;
}

async function measureAll(chosen: readonly Row[], workplace: Workplace): Promise<number> {
  const figures: Figure[] = [];
  let failures = 0;
  for (const row of chosen) {
    try {
      figures.push(...(await row.measure(workplace)));
    } catch (error) {
      failures += 1;
      // The next row may still be measured.
      console.error(`bench: ${row.id} could not be measured: ${(error as Error).message}`);
    }
  }
  const file = join(workplace.workspaceRoot, 'bench/results/latest.json');
  writeResults(file, figures);
  console.log(formatTable(figures, createColors(isColorSupported && process.stdout.isTTY)));
  console.log(`written to bench/results/latest.json`);
  if (failures > 0) {
    return 2;
  }
  return figures.some(({ verdict }) => verdict === 'missed') ? 1 : 0;
}
