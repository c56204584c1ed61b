/** What the guard finds in one stack, read together with the stacks around it. */
import { check, exitCodeOf, type Checked } from '@m2m/m2m-guard';
import type { Stage } from '@m2m/stages/config';
import type { StackProject } from '../project';
import { AccessFile, type AccessFileState } from './access-file';
import { acknowledgementsOf } from './acknowledgements-of';
import { sourcesOf, stacksReadTogether } from './read-together';

export interface StackCheck {
  readonly stack: string;
  readonly stage: string;
  /** Names of the stacks that were read beside this one. */
  readonly readWith: readonly string[];
  /** Those of the stack itself. */
  readonly findings: Checked['findings'];
  /** Those that the workspace's m2m-guard.json accepts. */
  readonly acknowledged: Checked['acknowledged'];
  /** Other stacks with findings. They are the business of their own check. */
  readonly others: readonly { readonly stack: string; readonly findings: number }[];
  readonly accessFile: { readonly name: string; readonly state: AccessFileState; readonly command: string };
  /** 1 when the stack must not be deployed like this. */
  readonly exitCode: 0 | 1;
}

/** @throws StackError when a stack is not synthesized or cannot be read */
export function checkStack(project: StackProject, stage: Stage): StackCheck {
  const projects = stacksReadTogether(project, stage);
  const sources = sourcesOf(projects, stage);
  const checked = check(sources, {
    acknowledgements: acknowledgementsOf(project, stage),
    budgetUsdPerMonth: stage.budget?.usdPerMonth,
  });
  const isOwn = ({ stack }: { readonly stack: string }) => stack === project.name;
  const findings = checked.findings.filter(isOwn);
  const { name, state, command } = new AccessFile(project, stage, sources);
  const [, ...others] = projects.map((one) => one.name);
  return {
    stack: project.name,
    stage: stage.name,
    readWith: others,
    findings,
    acknowledged: checked.acknowledged.filter(isOwn),
    others: others
      .map((stack) => ({
        stack,
        findings: checked.findings.filter((finding) => finding.stack === stack).length,
      }))
      .filter((other) => other.findings > 0),
    accessFile: { name, state, command },
    exitCode: state === 'stale' || state === 'missing' ? 1 : exitCodeOf({ findings }),
  };
}
