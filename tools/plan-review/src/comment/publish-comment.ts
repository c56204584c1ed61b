/**
 * Writes the one comment that a pull request has, so that the newest report wins whoever is slow.
 *
 * GitHub has no "write only if unchanged". So each attempt looks at everything anew: who wrote the comment, is our commit still
 * the head, write, look again. Whatever fails is answered by another whole attempt, never by repeating one write: an answer
 * 502 may well have written.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isMarked, isNewer, markedBody, readStamp, saysTheSame, type RunStamp } from './comment-marker';
import { CommentError } from './comment-error';
import { understandFailure } from './github-error';
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

export interface RetryLimits {
  /** Attempts before giving up, each with at most one write; the last look counts too. 8 by default. */
  readonly attempts: number;
  /** Milliseconds before the second attempt, doubled each time where GitHub names no time; 1,000 by default. */
  readonly firstWaitMs: number;
  /**
   * Milliseconds between a write and the look at what became of it; 3,000 by default. A slower, older run whose write was
   * already under way has overwritten ours by then, and we write once more.
   */
  readonly settleMs: number;
  /** The longest wait that GitHub may ask for, in milliseconds; 10 minutes by default. */
  readonly longestWaitMs: number;
}

/**
 * - `created`, `updated`: the comment shows this report
 * - `unchanged`: it did already
 * - `superseded`: the pull request has a newer head, or a newer run has written; nothing of ours is left standing unmarked
 */
export type CommentOutcome = 'created' | 'updated' | 'unchanged' | 'superseded';

const sizes = [60_000, 30_000, 15_000];
const defaults: RetryLimits = { attempts: 8, firstWaitMs: 1000, settleMs: 3000, longestWaitMs: 600_000 };

/** @throws {CommentError} when GitHub refuses, or does not answer within all attempts */
export async function publishComment(wanted: CommentRequest): Promise<CommentOutcome> {
  const limits = { ...defaults, ...wanted.retry };
  const progress: Progress = { size: 0, wrote: undefined };
  let last = 'the comment was changed by somebody else each time';

  for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
    try {
      const outcome = await attemptOnce(wanted, progress);
      if (outcome !== undefined) return outcome;
      await sleep(limits.settleMs);
    } catch (error) {
      const failure = understandFailure(error, Date.now());
      if (failure.kind === 'final') throw new CommentError(failure.sentence);
      last = error instanceof Error ? error.message : String(error);
      if (failure.kind === 'too-long') {
        progress.size += 1;
        if (progress.size === sizes.length) {
          throw new CommentError(
            `GitHub refuses even ${sizes.at(-1)} characters as too long; read report.md in the job summary instead.`,
          );
        }
      } else if (failure.kind === 'passing' && attempt < limits.attempts) {
        await wait(failure.waitMs ?? limits.firstWaitMs * 2 ** (attempt - 1), limits);
      }
    }
  }
  throw new CommentError(
    `The comment was not written in ${limits.attempts} attempts; the last one said: ${last}. Run the job again.`,
  );
}

/** What earlier attempts have learned. */
interface Progress {
  /** Index into `sizes`. */
  size: number;
  wrote: 'created' | 'updated' | undefined;
}

/** One look, at most one write, one look; undefined when another attempt is needed. */
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

async function wait(milliseconds: number, { longestWaitMs }: RetryLimits): Promise<void> {
  if (milliseconds > longestWaitMs) {
    throw new CommentError(
      `GitHub asks to wait ${Math.ceil(milliseconds / 1000)} s (rate limit), more than the ${longestWaitMs / 1000} s that ` +
        'this job may wait. Run the job again later.',
    );
  }
  await sleep(milliseconds);
}
