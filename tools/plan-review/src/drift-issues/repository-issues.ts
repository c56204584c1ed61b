/** The three calls of the GitHub API that the drift issues need. */
import { allPages, gitHubClient, pageSize, type RepositoryAccess } from '../github';

export interface Issue {
  readonly number: number;
  readonly author: string;
  readonly title: string;
  readonly body: string;
}

export interface RepositoryIssues {
  /** Oldest first, without pull requests. */
  listOpen(): Promise<Issue[]>;
  create(title: string, body: string): Promise<void>;
  update(number: number, change: { body?: string; state?: 'closed' }): Promise<void>;
}

export function repositoryIssues(access: RepositoryAccess): RepositoryIssues {
  const { github, call } = gitHubClient(access);
  return {
    async listOpen() {
      const issues = await allPages(async (page) => {
        const { data } = await github('GET /repos/{owner}/{repo}/issues', {
          ...call(),
          state: 'open',
          per_page: pageSize,
          page,
        });
        return data.map(({ number, user, title, body, pull_request }) => ({
          number: Number(number),
          author: user?.login ?? '',
          title,
          body: body ?? '',
          isPullRequest: pull_request !== undefined,
        }));
      });
      return issues.filter(({ isPullRequest }) => !isPullRequest).sort((a, b) => a.number - b.number);
    },

    async create(title, body) {
      await github('POST /repos/{owner}/{repo}/issues', { ...call(), title, body });
    },

    async update(number, change) {
      await github('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
        ...call(),
        issue_number: number,
        ...change,
      });
    },
  };
}
