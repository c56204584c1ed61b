/**
 * What an answer of the GitHub API means for the next step: try again, shorten, or stop with a sentence.
 *
 * GitHub says "slow down" with 429 and with 403, and "you may not" with 403 as well; the headers tell them apart.
 */
import { RequestError } from '@octokit/request-error';

export type Failure =
  /** Worth another attempt; `waitMs` is what GitHub asks for, undefined where it leaves that to us. */
  | { readonly kind: 'passing'; readonly waitMs: number | undefined }
  | { readonly kind: 'too-long' }
  /** The comment is not there any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'final'; readonly sentence: string };

/** @param now milliseconds since the epoch, to turn the hour of the rate limit into a wait */
export function understandFailure(error: unknown, now: number): Failure {
  if (!(error instanceof RequestError)) throw error;
  const message = apiMessage(error);
  const wait = waitAskedFor(error, now);

  if (error.status >= 500 || error.status === 408) return { kind: 'passing', waitMs: wait };
  if (error.status === 429 || (error.status === 403 && (wait !== undefined || /rate limit/i.test(message)))) {
    return { kind: 'passing', waitMs: wait };
  }
  if (error.status === 422 && /too long/i.test(message)) return { kind: 'too-long' };
  if (error.status === 404 && /\/issues\/comments\/\d+$/.test(error.request.url)) return { kind: 'gone' };
  return {
    kind: 'final',
    sentence: finalSentence(error.status, message, new URL(error.request.url).pathname),
  };
}

function finalSentence(status: number, message: string, path: string): string {
  const answer = `GitHub answered ${status} to ${path}: ${message}.`;
  switch (status) {
    case 401:
      return `${answer} GITHUB_TOKEN is not valid; in a workflow pass \${{ github.token }}.`;
    case 403:
      return (
        `${answer} The token needs the permission "pull-requests: write". The token of a pull request from a fork never ` +
        'has it: read report.md in the job summary instead.'
      );
    case 404:
      return `${answer} Check the repository name and the pull request number, and that the token may read both.`;
    default:
      return `${answer} Nothing was written; this is not a state that passes by itself.`;
  }
}

/** Milliseconds that GitHub asks to wait: `retry-after` in seconds, or the hour at which the rate limit starts anew. */
function waitAskedFor(error: RequestError, now: number): number | undefined {
  const headers = error.response?.headers ?? {};
  const retryAfter = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(retryAfter))
    return Math.max(0, retryAfter * 1000);
  if (headers['x-ratelimit-remaining'] !== '0') return undefined;
  return Math.max(0, Number(headers['x-ratelimit-reset'] ?? 0) * 1000 - now);
}

/** The API's own words, on one line, with the details that GitHub puts into `errors`. */
function apiMessage(error: RequestError): string {
  const data = error.response?.data;
  if (typeof data !== 'object' || data === null)
    return error.status >= 500 ? 'no details' : oneLine(error.message);
  const { message, errors } = data as { message?: unknown; errors?: unknown };
  const details = Array.isArray(errors)
    ? errors.map((detail: unknown) => (typeof detail === 'string' ? detail : detailMessage(detail)))
    : [];
  return oneLine(
    [typeof message === 'string' ? message : 'no message', ...details].filter(Boolean).join('; '),
  );
}

function detailMessage(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return '';
  const { field, message } = detail as { field?: unknown; message?: unknown };
  return [field, message].filter((part) => typeof part === 'string').join(' ');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 300);
}
