/** `comment`: puts the report of a folder onto its pull request. */
import { gitHubSettings, GitHubFailure } from '../github';
import { markdownReport, readReport } from '../report';
import { publishComment, type CommentOutcome } from './publish-comment';
import { pullRequestComments } from './pull-request-comments';

export interface CommentOptions {
  /** Folder with report.json. */
  readonly report: string;
  readonly pr: string;
  readonly commit: string;
  readonly author: string;
  readonly env: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
}

const outcomes: Readonly<Record<CommentOutcome, string>> = {
  created: 'The comment was created.',
  updated: 'The comment was updated.',
  unchanged: 'The comment says this already.',
  superseded: 'Nothing was written: the pull request has a newer commit, or a newer run has reported.',
};

/**
 * The Markdown is made here, from report.json, and not taken from report.md: this job holds a token that may write, the job
 * that made the report ran code of the pull request.
 *
 * @throws {GitHubFailure} @throws {ReportFileError}
 */
export async function comment(options: CommentOptions): Promise<void> {
  const { report, pr, commit, author, env, print } = options;
  const pullRequest = Number(pr);
  if (!Number.isSafeInteger(pullRequest) || pullRequest < 1) {
    throw new GitHubFailure(`--pr: expected the number of a pull request; received ${JSON.stringify(pr)}.`);
  }
  if (!/^[0-9a-f]{40}$/.test(commit)) {
    throw new GitHubFailure(`--commit: expected 40 hexadecimal digits; received ${JSON.stringify(commit)}.`);
  }
  const review = readReport(report);
  const { access, run, attempt, runUrl } = gitHubSettings(env);
  const footer = footerLine(commit, runUrl);
  const outcome = await publishComment({
    comments: pullRequestComments(access, pullRequest),
    author,
    stamp: { commit, run, attempt },
    render: (maxCharacters) => markdownReport(review, maxCharacters - footer.length) + footer,
  });
  print(outcomes[outcome]);
}

function footerLine(commit: string, runUrl: string | undefined): string {
  const page = runUrl === undefined ? '' : `; report.html is an artifact of [this run](${runUrl})`;
  return `\n---\nAbout ${commit}${page}.\n`;
}
