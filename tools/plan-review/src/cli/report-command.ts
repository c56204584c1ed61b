/** `report`: reads the plans of all stacks, writes report.md, report.html and report.json, and answers with the verdict. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { findDigestKey, localKeyFolder } from '../digest';
import { readWorkspace } from '../input';
import { htmlReport, markdownReport } from '../report';
import { buildReview, type ReviewModel, type Verdict } from '../review';

export interface ReportOptions {
  readonly workspaceRoot: string;
  readonly stage: string;
  readonly out?: string;
  readonly base?: string;
  readonly mayBeEmpty?: boolean;
  /** As in `2027-01-31`, in UTC. Default: the day of this machine. */
  readonly today?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
}

/** @returns the exit code: 0 clean, 1 needs attention, 2 a part could not be analysed */
export function report(stacks: readonly string[], options: ReportOptions): Verdict {
  const { workspaceRoot, stage, base, env, print } = options;
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const key = findDigestKey(env, localKeyFolder(workspaceRoot));
  const inputs = readWorkspace(stacks, {
    workspaceRoot,
    stage,
    ...(base !== undefined && { base: resolve(workspaceRoot, base) }),
    ...(options.mayBeEmpty === true && { mayBeEmpty: true }),
  });
  const review = buildReview(inputs, { stage, key, today });
  const folder = resolve(workspaceRoot, options.out ?? join('dist', 'plan-review', stage));
  writeReports(folder, review);
  print(verdictLine(review));
  print(`Reports: ${relative(workspaceRoot, folder)}/report.{md,html,json}`);
  return review.verdict;
}

function writeReports(folder: string, review: ReviewModel): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(review, null, 2)}\n`);
  writeFileSync(join(folder, 'report.md'), markdownReport(review));
  writeFileSync(join(folder, 'report.html'), htmlReport(review));
}

const verdicts: Readonly<Record<Verdict, string>> = {
  0: 'Clean',
  1: 'Needs attention',
  2: 'Could not analyse everything',
};

function verdictLine({ verdict, reasons }: ReviewModel): string {
  const counted = reasons.map(({ code, count }) => `${code} (${count})`).join(', ');
  return counted === '' ? verdicts[verdict] : `${verdicts[verdict]}: ${counted}`;
}
