/** The five calls of the GitHub API that the sticky comment needs, for one pull request. */
import { request } from '@octokit/request';

export interface PullRequest {
  readonly owner: string;
  readonly repository: string;
  readonly number: number;
}

export interface Comment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

export interface PullRequestComments {
  /** 40 hexadecimal digits. */
  headCommit(): Promise<string>;
  /** Oldest first. */
  list(): Promise<Comment[]>;
  create(body: string): Promise<void>;
  update(id: number, body: string): Promise<void>;
  remove(id: number): Promise<void>;
}

export interface GitHubAccess {
  /** `https://api.github.com`, or the API of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly token: string;
}

const pageSize = 100;
const timeoutMs = 30_000;

export function pullRequestComments(
  { apiUrl, token }: GitHubAccess,
  { owner, repository: repo, number }: PullRequest,
): PullRequestComments {
  const github = request.defaults({
    baseUrl: apiUrl.replace(/\/+$/, ''),
    owner,
    repo,
    headers: { authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' },
  });
  const withTimeout = () => ({ request: { signal: AbortSignal.timeout(timeoutMs) } });

  return {
    async headCommit() {
      const { data } = await github('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
        owner,
        repo,
        pull_number: number,
        ...withTimeout(),
      });
      return data.head.sha;
    },

    async list() {
      const comments: Comment[] = [];
      for (let page = 1; ; page += 1) {
        const { data } = await github('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          owner,
          repo,
          issue_number: number,
          per_page: pageSize,
          page,
          ...withTimeout(),
        });
        for (const { id, user, body } of data)
          comments.push({ id: Number(id), author: user?.login ?? '', body: body ?? '' });
        if (data.length < pageSize) return comments.sort((a, b) => a.id - b.id);
      }
    },

    async create(body) {
      await github('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        owner,
        repo,
        issue_number: number,
        body,
        ...withTimeout(),
      });
    },

    async update(id, body) {
      await github('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        owner,
        repo,
        comment_id: id,
        body,
        ...withTimeout(),
      });
    },

    async remove(id) {
      await github('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        owner,
        repo,
        comment_id: id,
        ...withTimeout(),
      });
    },
  };
}
