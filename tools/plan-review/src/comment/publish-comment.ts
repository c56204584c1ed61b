/**
 * Writes the one comment that a pull request has, so that the newest report wins whoever is slow.
 *
 * GitHub has no "write only if unchanged". So each attempt looks at everything anew: which comment is ours, who wrote last, is
 * our commit still the head; then it writes, and looks again.
 */
import { untilDone, type RetryLimits } from '../github';
import { isMarked, isNewer, markedBody, readStamp, saysTheSame, type RunStamp } from './comment-marker';
import type { Comment, PullRequestComments } from './pull-request-comments';

export interface CommentRequest {
  readonly comments: PullRequestComments;
  /** Login that this tool writes as: `github-actions[bot]`. A comment of anybody else is never touched. */
  readonly author: string;
  readonly stamp: RunStamp;
  /** The report in at most that many characters. */
  readonly render: (maxCharacters: number) => string;
  readonly retry?: Partial<RetryLimits>;
}

/**
 * - `created`, `updated`: the comment shows this report
 * - `unchanged`: it did already
 * - `superseded`: the pull request has a newer head, or a newer run has written; nothing of ours is left standing unmarked
 */
export type CommentOutcome = 'created' | 'updated' | 'unchanged' | 'superseded';

const sizes = [60_000, 30_000, 15_000];

/** What earlier attempts have learned. */
interface Progress {
  /** Index into `sizes`. */
  size: number;
  wrote: 'created' | 'updated' | undefined;
}

/** @throws {GitHubFailure} when GitHub refuses, or does not answer within all attempts */
export function publishComment(wanted: CommentRequest): Promise<CommentOutcome> {
  const progress: Progress = { size: 0, wrote: undefined };
  return untilDone(
    {
      what: 'The comment',
      attempt: () => attemptOnce(wanted, progress),
      shorten: () => (progress.size += 1) < sizes.length,
    },
    wanted.retry,
  );
}

/** One look and at most one write; undefined when another look is needed. */
async function attemptOnce(
  { comments, author, stamp, render }: CommentRequest,
  progress: Progress,
): Promise<CommentOutcome | undefined> {
  const body = markedBody(stamp, render(sizes[progress.size] ?? 0));
  const [sticky, ...doubles] = await ownComments(comments, author);
  const isHead = (await comments.headCommit()) === stamp.commit;

  if (!isHead) {
    if (sticky !== undefined && progress.wrote !== undefined && saysTheSame(sticky.body, body)) {
      await comments.update(sticky.id, outdated(stamp, body));
    }
    return 'superseded';
  }
  if (sticky === undefined) {
    progress.wrote = 'created';
    await comments.create(body);
    return undefined;
  }
  const written = readStamp(sticky.body);
  const newerStands = written !== undefined && isNewer(written, stamp);
  if (!newerStands && !saysTheSame(sticky.body, body)) {
    progress.wrote ??= 'updated';
    await comments.update(sticky.id, body);
    return undefined;
  }
  for (const { id } of doubles) await comments.remove(id);
  return newerStands ? 'superseded' : (progress.wrote ?? 'unchanged');
}

/** The oldest is the sticky one: two runs that create at the same time agree on it without talking. */
async function ownComments(comments: PullRequestComments, author: string): Promise<Comment[]> {
  const all = await comments.list();
  return all.filter((comment) => comment.author === author && isMarked(comment.body));
}

/** Our report, written in the moment between the last look at the head and a push. */
function outdated({ commit }: RunStamp, body: string): string {
  const [marker = '', ...report] = body.split('\n');
  const notice = `> **Outdated:** this report is about ${commit.slice(0, 7)}; the pull request has a newer commit.`;
  return [marker, notice, '', ...report].join('\n');
}
