/**
 * The first line of the sticky comment: invisible on the page, it says whose comment this is and which run wrote it.
 *
 * The report below it neutralises `<!--` in every foreign text, and only the very first line counts, so no plan can
 * forge a marker.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** One run of the workflow. A repeated run has the same `run` and a higher `attempt`. */
export interface RunStamp {
  /** 40 hexadecimal digits: the head of the pull request that the report describes. */
  readonly commit: string;
  readonly run: number;
  readonly attempt: number;
}

const prefix = '<!-- plan-review ';
const suffix = ' -->';

const stampSchema = z.object({
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  run: z.number().int().nonnegative(),
  attempt: z.number().int().nonnegative(),
});

/** The comment: the marker line with the stamp and a digest of the report, then the report. */
export function markedBody({ commit, run, attempt }: RunStamp, report: string): string {
  const digest = createHash('sha256').update(report).digest('hex').slice(0, 16);
  return `${prefix}${JSON.stringify({ commit, run, attempt, report: digest })}${suffix}\n${report}`;
}

/** Compares by marker line alone, because GitHub may normalize line ends and white space of the rest. */
export function saysTheSame(bodyA: string, bodyB: string): boolean {
  return firstLineOf(bodyA) === firstLineOf(bodyB);
}

/** True for a comment of this tool, also when its stamp is not understood: it is edited, not doubled. */
export function isMarked(body: string): boolean {
  return body.startsWith(prefix);
}

/** The stamp of a marked comment; undefined when there is none or it is not understood. */
export function readStamp(body: string): RunStamp | undefined {
  const firstLine = firstLineOf(body);
  if (!firstLine.startsWith(prefix) || !firstLine.endsWith(suffix)) return undefined;
  try {
    return stampSchema.parse(JSON.parse(firstLine.slice(prefix.length, -suffix.length)));
  } catch {
    return undefined;
  }
}

function firstLineOf(body: string): string {
  return (body.split('\n', 1)[0] ?? '').trimEnd();
}

/** True when `other` describes the same commit and was written by a later run, or a later attempt of the same run. */
export function isNewer(other: RunStamp, own: RunStamp): boolean {
  if (other.commit !== own.commit) return false;
  return other.run === own.run ? other.attempt > own.attempt : other.run > own.run;
}
