/** One issue per stack that differs from the main branch; it is closed when the stack is clean again. */
import { createHash } from 'node:crypto';
import { untilDone, type RetryLimits } from '../github';
import { markdownReport } from '../report';
import type { ReviewModel } from '../review/model';
import { hasDrifted, narrowedTo } from './stack-drift';
import type { Issue, RepositoryIssues } from './repository-issues';

export interface DriftRequest {
  readonly issues: RepositoryIssues;
  /** Login that this tool writes as. An issue of anybody else is never touched. */
  readonly author: string;
  readonly review: ReviewModel;
  readonly retry?: Partial<RetryLimits>;
}

export type DriftOutcome = 'opened' | 'updated' | 'unchanged' | 'closed' | 'clean' | 'not known';

/** @throws {GitHubFailure} when GitHub refuses, or does not answer within all attempts */
export async function publishDrift(wanted: DriftRequest): Promise<Map<string, DriftOutcome>> {
  const outcomes = new Map<string, DriftOutcome>();
  for (const { stack } of wanted.review.stacks) outcomes.set(stack, await publishStack(wanted, stack));
  return outcomes;
}

function publishStack({ issues, author, review, retry }: DriftRequest, name: string): Promise<DriftOutcome> {
  const [stack] = narrowedTo(review, name).stacks;
  const drifted = stack === undefined ? 'not known' : hasDrifted(stack);
  let wrote: DriftOutcome | undefined;
  let maxCharacters = 60_000;

  const attempt = async (): Promise<DriftOutcome | undefined> => {
    if (drifted === 'not known') return 'not known';
    const marker = markerStart(name, review.stage);
    const own = (issue: Issue) => issue.author === author && issue.body.startsWith(marker);
    const [issue, ...doubles] = (await issues.listOpen()).filter(own);
    if (drifted === 'no') {
      if (issue === undefined) return wrote ?? 'clean';
      wrote = 'closed';
      await issues.update(issue.number, { state: 'closed' });
      return undefined;
    }
    const body = marked(marker, bodyOf(review, name, maxCharacters));
    if (issue === undefined) {
      wrote = 'opened';
      await issues.create(`Drift: ${name} (${review.stage})`, body);
      return undefined;
    }
    if (firstLine(issue.body) !== firstLine(body)) {
      wrote ??= 'updated';
      await issues.update(issue.number, { body });
      return undefined;
    }
    for (const { number } of doubles) await issues.update(number, { state: 'closed' });
    return wrote ?? 'unchanged';
  };

  const shorten = () => (maxCharacters /= 2) > 10_000;
  return untilDone({ what: `The drift issue of ${name}`, attempt, shorten }, { settleMs: 0, ...retry });
}

function bodyOf(review: ReviewModel, name: string, maxCharacters: number): string {
  const introduction =
    'The nightly plan of the main branch is not empty: somebody changed something outside Terraform, or a merge was not deployed.\n\n';
  return introduction + markdownReport(narrowedTo(review, name), maxCharacters - introduction.length - 200);
}

/** Stack names are folder names; anything else is written as an escape, so that the HTML comment cannot be left. */
function markerStart(stack: string, stage: string): string {
  const safe = (text: string) => encodeURIComponent(text).replaceAll('--', '-%2D');
  return `<!-- plan-review-drift ${safe(stage)}/${safe(stack)} `;
}

/** The first line carries a digest of the rest, because GitHub may normalize line ends and white space of it. */
function marked(marker: string, text: string): string {
  return `${marker}${createHash('sha256').update(text).digest('hex').slice(0, 16)} -->\n${text}`;
}

function firstLine(body: string): string {
  return (body.split('\n', 1)[0] ?? '').trimEnd();
}
