/**
 * What a review costs, as people run it: `nx run-many -t plan` of both stacks and the report, beside a bare `terraform plan`
 * of the same two folders. It works in a copy of the workspace, whose sources change from case to case; what is deployed is
 * what the bench has deployed from here.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeScratchWorkspace } from '@m2m/testing';
import { atMost, rounded, type Figure, type Row } from '../src/row';
import { mediansInTurn } from '../src/timing';
import { stage, type Workplace } from '../src/workplace';

const stacks = ['auth-stack', 'echo-api'] as const;
const rounds = 5;
const allowedFactor = 1.3;

interface Case {
  readonly which: string;
  /** What the sources become, on top of the cases before: a text in a file, and what stands there instead. */
  readonly edit?: readonly [file: string, text: string, instead: string];
}

const cases: readonly Case[] = [
  { which: 'nothing changes, both planned' },
  {
    which: 'one stack changes',
    edit: ['apps/echo-api/src/echo-api-stack.ts', 'Answers with what', 'Says what'],
  },
  {
    which: 'both stacks change',
    edit: ['cdktf.json', '"tags": { "stage": "local" }', '"tags": { "stage": "local", "by": "bench" }'],
  },
  {
    which: 'both stacks change, and the URL for tokens',
    edit: ['cdktf.json', '"domainPrefix": "m2m-workspace-local"', '"domainPrefix": "m2m-workspace-bench"'],
  },
  {
    which: 'both stacks change, and the user pool is replaced',
    edit: [
      'apps/auth-stack/src/auth-stack.ts',
      'userPoolName: this.nameInAws',
      'userPoolName: `${this.nameInAws}-bench`',
    ],
  },
];

export const planAndReport: Row = {
  id: 'plan-and-report',
  async measure(workplace) {
    const aws = workplace.awsEnvironment(await workplace.deployed());
    const copy = makeScratchWorkspace();
    try {
      const figures: Figure[] = [];
      // Without a base in the first case, so that both stacks are planned although nothing changes.
      let base: string | undefined;
      for (const { which, edit } of cases) {
        workplace.tell(`plan of both stacks and report, beside terraform plan: ${which}`);
        if (edit !== undefined) {
          base ??= keepAsBase(copy.root);
          change(copy.root, edit);
        }
        figures.push(await measured(workplace, copy.root, { ...aws, PLAN_BASE: base }, which));
      }
      return figures;
    } finally {
      copy.remove();
    }
  },
};

async function measured(
  workplace: Workplace,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  which: string,
): Promise<Figure> {
  const planned = ['-t', 'plan', '-c', stage, `--projects=${stacks.join(',')}`];
  const reported = ['tools/plan-review/bin/plan-review.cjs', 'report', `--stage=${stage}`] as const;
  const { review, terraform } = await mediansInTurn(rounds, {
    review: async () => {
      await workplace.run(workplace.nx('run-many', ...planned), { cwd, env });
      await workplace.run([process.execPath, ...reported], { cwd, env }).catch(exceptForAttention);
    },
    terraform: async () => {
      for (const stack of stacks) {
        const folder = join(cwd, 'apps', stack, 'cdktf.out', stage, 'stacks', stack);
        await workplace.run(['terraform', 'plan', '-lock=false', '-input=false'], { cwd: folder, env });
      }
    },
  });
  return atMost(
    `plan both stacks and report, ${which}`,
    {
      value: review / terraform,
      limit: allowedFactor,
      unit: `x (${rounded(review / 1_000)} s, terraform ${rounded(terraform / 1_000)} s)`,
    },
    `<= ${allowedFactor.toString()} x terraform plan of both`,
    { reviewMs: review, terraformMs: terraform },
  );
}

/** Exit code 1: the report asks somebody to look, as it should of a domain that is replaced. */
function exceptForAttention(error: unknown): void {
  if ((error as { code?: unknown }).code !== 1) {
    throw error;
  }
}

/** What a checkout of the base, synthesized, has of each stack, without what Terraform put there. */
function keepAsBase(root: string): string {
  const base = join(root, '.state/base');
  for (const stack of stacks) {
    const folder = join('apps', stack);
    cpSync(join(root, folder), join(base, folder), {
      recursive: true,
      filter: (path) => !/[\\/](?:node_modules|\.terraform)$/.test(path),
    });
  }
  return base;
}

function change(root: string, [file, text, instead]: NonNullable<Case['edit']>): void {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  if (!before.includes(text)) {
    throw new Error(`${file}: there is no ${JSON.stringify(text)} that could change`);
  }
  writeFileSync(path, before.replace(text, instead));
}
