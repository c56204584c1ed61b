/**
 * `npm run bench:mistakes`: tries every mistake on every tool, prints the table, writes `bench/results/mistakes.json` and
 * `docs/mistakes.md`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startLocalAws } from '@m2m/local-aws';
import { Command, CommanderError } from 'commander';
import { createColors, isColorSupported } from 'picocolors';
import { format } from 'prettier';
import { mistakes } from '../../mistakes';
import { compilerVerdicts } from './compiler-check';
import { constructVerdict } from './construct-check';
import { stacksOf } from './fixture';
import { GuardCheck } from './guard-check';
import { folderOf, type Mistake } from './mistake';
import { pageOf } from './page';
import { cell, exitCodeOf, type Cell, type MistakeResult, type MistakesRun } from './result';
import { formatTable, problemsOf } from './table';
import { TerraformCheck } from './terraform-check';
import { TerraformFolder } from './terraform-folder';
import { letThrough, NotMeasuredError, type Verdict } from './verdict';

const page = 'docs/mistakes.md';
const json = 'bench/results/mistakes.json';

const tell = (line: string): void => {
  console.error(`bench: ${line}`);
};

/** @returns exit code: 0 we stop every mistake, 1 we do not, 2 something could not be measured */
export async function main(args: readonly string[], workspaceRoot: string): Promise<number> {
  const command = new Command('bench:mistakes')
    .description(
      'Try the mistakes of machine-to-machine APIs on Terraform, our constructs and our guard. ' +
        'Exit codes: 0 we stop all, 1 we do not, 2 could not measure.',
    )
    .option('--guard <program>', 'the guard to run', join(workspaceRoot, 'tools/m2m-guard/bin/m2m-guard.cjs'))
    .exitOverride();
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    throw error;
  }
  try {
    const run = await measure(workspaceRoot, command.opts<{ guard: string }>().guard);
    await report(workspaceRoot, run);
    return exitCodeOf(run);
  } catch (error) {
    if (error instanceof NotMeasuredError) {
      tell(`nothing could be measured: ${error.message}`);
      return 2;
    }
    throw error;
  }
}

async function measure(workspaceRoot: string, guardProgram: string): Promise<MistakesRun> {
  const folder = join(workspaceRoot, 'bench/mistakes');
  const lockFile = join(workspaceRoot, 'apps/auth-stack/.terraform.lock.hcl');
  tell('asking the compiler');
  const compiled = compilerVerdicts(folder, mistakes);
  tell('starting a local AWS');
  const aws = await startLocalAws({ port: 0 });
  const terraform = new TerraformFolder(aws.endpoint);
  try {
    const [first] = mistakes.flatMap((mistake) => stacksOf(folder, mistake, 'corrected'));
    await terraform.initialize(workspaceRoot, lockFile, first?.folder ?? folder);
    const checks = {
      terraform: new TerraformCheck(terraform, folder),
      guard: new GuardCheck(folder, guardProgram),
    };
    const results: MistakeResult[] = [];
    for (const mistake of mistakes) {
      tell(`${folderOf(mistake)} (${mistake.number.toString()} of ${mistakes.length.toString()})`);
      results.push(await resultOf(mistake, compiled.get(mistake) ?? letThrough, checks));
    }
    const versions = {
      Terraform: await terraform.version(),
      'AWS provider': lockedProvider(lockFile),
      moto: aws.motoVersion,
      Node: process.version.slice(1),
    };
    return { measuredAt: new Date().toISOString(), versions, mistakes: results };
  } finally {
    terraform.remove();
    await aws.stop();
  }
}

async function resultOf(
  mistake: Mistake,
  compiler: Verdict,
  { terraform, guard }: { readonly terraform: TerraformCheck; readonly guard: GuardCheck },
): Promise<MistakeResult> {
  await terraform.deployUpstream(mistake);
  const { number, rule, title } = mistake;
  return {
    number,
    rule,
    title,
    cells: {
      ...(await terraformCells(terraform, mistake)),
      compiler,
      constructs: await cell(() => constructVerdict(mistake)),
      guard: await cell(() => guard.bad(mistake)),
    },
    corrected: {
      plan: await cell(() => terraform.corrected(mistake)),
      guard: await cell(() => guard.corrected(mistake)),
    },
  };
}

async function terraformCells(
  terraform: TerraformCheck,
  mistake: Mistake,
): Promise<Record<'validate' | 'plan', Cell>> {
  try {
    return { ...(await terraform.bad(mistake)) };
  } catch (error) {
    const unknown = await cell(() => {
      throw error;
    });
    return { validate: unknown, plan: unknown };
  }
}

function lockedProvider(lockFile: string): string {
  return /version\s*=\s*"([^"]+)"/.exec(readFileSync(lockFile, 'utf8'))?.[1] ?? 'unknown';
}

async function report(workspaceRoot: string, run: MistakesRun): Promise<void> {
  mkdirSync(join(workspaceRoot, dirname(json)), { recursive: true });
  writeFileSync(join(workspaceRoot, json), `${JSON.stringify(run, undefined, 2)}\n`);
  writeFileSync(join(workspaceRoot, page), await format(pageOf(run), { parser: 'markdown' }));
  console.log(formatTable(run, createColors(isColorSupported && process.stdout.isTTY)));
  for (const problem of problemsOf(run)) {
    console.log(problem);
  }
  console.log(`written to ${json} and ${page}`);
}
