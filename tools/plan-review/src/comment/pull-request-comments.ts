/** The five calls of the GitHub API that the sticky comment needs, for one pull request. */
import { allPages, gitHubClient, pageSize, type RepositoryAccess } from '../github';

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

export function pullRequestComments(access: RepositoryAccess, pullRequest: number): PullRequestComments {
  const { github, call } = gitHubClient(access);
  return {
    async headCommit() {
      const { data } = await github('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
        ...call(),
        pull_number: pullRequest,
      });
      return data.head.sha;
    },

    async list() {
      const comments = await allPages(async (page) => {
        const { data } = await github('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...call(),
          issue_number: pullRequest,
          per_page: pageSize,
          page,
        });
        return data.map(({ id, user, body }) => ({
          id: Number(id),
          author: user?.login ?? '',
          body: body ?? '',
        }));
      });
      return comments.sort((a, b) => a.id - b.id);
    },

    async create(body) {
      await github('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...call(),
        issue_number: pullRequest,
        body,
      });
    },

    async update(id, body) {
      await github('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        ...call(),
        comment_id: id,
        body,
      });
    },

    async remove(id) {
      await github('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        ...call(),
        comment_id: id,
      });
    },
  };
}
