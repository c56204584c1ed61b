/**
 * Plans of both stacks with a report, beside a bare `terraform plan` of the same two folders: what a review costs. Where
 * something changes, it is changed in the synthesized JSON, and the commands behind the targets are run: Nx would synthesize
 * it back. What Nx itself adds is told of the first case.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, rounded, type Figure, type Row } from '../src/row';
import { mediansInTurn } from '../src/timing';
import { stage, type Workplace } from '../src/workplace';

const stacks = ['auth-stack', 'echo-api'] as const;
const rounds = 5;
const allowedFactor = 1.3;

type Stack = (typeof stacks)[number];
type Environment = Readonly<Record<string, string | undefined>>;

/** In each stack, resources whose description changes without changing what the other stack reads. */
const described: Readonly<Record<Stack, string>> = {
  'auth-stack': 'aws_ssm_parameter',
  'echo-api': 'aws_lambda_function',
};

export const planAndReport: Row = {
  id: 'plan-and-report',
  async measure(workplace) {
    const env = workplace.awsEnvironment(await workplace.deployed());
    const base = mkdtempSync(join(tmpdir(), 'bench-base-'));
    const files = stacks.map((stack) => configurationFile(workplace, stack));
    const before = files.map((file) => readFileSync(file, 'utf8'));
    try {
      copyStacks(workplace, base);
      return [
        ...(await nothingChanges(workplace, env)),
        await somethingChanges(workplace, { ...env, PLAN_BASE: base }, ['echo-api']),
        await somethingChanges(workplace, { ...env, PLAN_BASE: base }, stacks),
      ];
    } finally {
      files.forEach((file, index) => {
        writeFileSync(file, before[index] ?? '');
      });
      rmSync(base, { recursive: true, force: true });
    }
  },
};

/** Without a base, so that both are planned all the same. */
async function nothingChanges(workplace: Workplace, env: Environment): Promise<Figure[]> {
  workplace.tell('plan of both stacks and report, beside terraform plan: nothing changes');
  const { review, nx, terraform } = await mediansInTurn(rounds, {
    review: () => planAll(workplace, env),
    nx: async () => {
      const projects = `--projects=${stacks.join(',')}`;
      await workplace.run(workplace.nx('run-many', '-t', 'plan', '-c', stage, projects), { env });
      await report(workplace, env);
    },
    terraform: () => terraformPlanAll(workplace, env),
  });
  return [
    figure('nothing changes, both planned', review, terraform),
    figure('nothing changes, both planned, through Nx', nx, terraform),
  ];
}

async function somethingChanges(
  workplace: Workplace,
  env: Environment,
  changed: readonly Stack[],
): Promise<Figure> {
  const which = changed.length === 1 ? 'one stack changes' : 'both stacks change';
  workplace.tell(`plan of both stacks and report, beside terraform plan: ${which}`);
  changed.forEach((stack) => {
    changeDescriptions(workplace, stack);
  });
  const { review, terraform } = await mediansInTurn(rounds, {
    review: () => planAll(workplace, env),
    terraform: () => terraformPlanAll(workplace, env),
  });
  return figure(which, review, terraform);
}

async function planAll(workplace: Workplace, env: Environment): Promise<void> {
  for (const stack of stacks) {
    await node(workplace, env, 'tools/nx-cdktf/bin/stack.cjs', 'plan', stack, `--stage=${stage}`);
  }
  await report(workplace, env);
}

const report = (workplace: Workplace, env: Environment) =>
  node(workplace, env, 'tools/plan-review/bin/plan-review.cjs', 'report', `--stage=${stage}`);

function node(workplace: Workplace, env: Environment, script: string, ...args: string[]): Promise<string> {
  return workplace.run([process.execPath, join(workplace.workspaceRoot, script), ...args], { env });
}

async function terraformPlanAll(workplace: Workplace, env: Environment): Promise<void> {
  for (const stack of stacks) {
    const cwd = workplace.workingFolder(stack);
    await workplace.run(['terraform', 'plan', '-lock=false', '-input=false'], { cwd, env });
  }
}

function figure(which: string, reviewMs: number, terraformMs: number): Figure {
  return atMost(
    `plan both stacks and report, ${which}`,
    {
      value: reviewMs / terraformMs,
      limit: allowedFactor,
      unit: `x (${rounded(reviewMs / 1_000)} s, terraform ${rounded(terraformMs / 1_000)} s)`,
    },
    `<= ${allowedFactor.toString()} x terraform plan of both`,
    { reviewMs, terraformMs },
  );
}

/** What a checkout of the base, synthesized, has of each stack, without what Terraform put there. */
function copyStacks({ workspaceRoot }: Workplace, base: string): void {
  for (const stack of stacks) {
    const folder = join('apps', stack);
    cpSync(join(workspaceRoot, folder), join(base, folder), {
      recursive: true,
      filter: (path) => !/[\\/](?:node_modules|\.terraform)$/.test(path),
    });
  }
}

function changeDescriptions(workplace: Workplace, stack: Stack): void {
  const file = configurationFile(workplace, stack);
  const json = JSON.parse(readFileSync(file, 'utf8')) as {
    resource: Record<string, Record<string, { description?: string }>>;
  };
  const resources = Object.values(json.resource[described[stack]] ?? {});
  if (resources.length === 0) {
    throw new Error(`${file}: there is no ${described[stack]} whose description could change`);
  }
  resources.forEach((resource) => {
    resource.description = 'changed by the bench';
  });
  writeFileSync(file, JSON.stringify(json, undefined, 2));
}

function configurationFile(workplace: Workplace, stack: Stack): string {
  return join(workplace.workingFolder(stack), 'cdk.tf.json');
}
