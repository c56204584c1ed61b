/** Octokit's request, set up for one repository. Errors are understood in `github-error.ts`. */
import { request } from '@octokit/request';

export interface RepositoryAccess {
  /** `https://api.github.com`, or the API of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly token: string;
  readonly owner: string;
  readonly repository: string;
}

const timeoutMs = 30_000;
export const pageSize = 100;

export type GitHubClient = ReturnType<typeof gitHubClient>;

export function gitHubClient({ apiUrl, token, owner, repository }: RepositoryAccess) {
  const github = request.defaults({
    baseUrl: apiUrl.replace(/\/+$/, ''),
    headers: { authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' },
  });
  return {
    github,
    /** What every call needs: the repository, and an end to waiting. */
    call: () => ({ owner, repo: repository, request: { signal: AbortSignal.timeout(timeoutMs) } }),
  };
}

/** Every page of a list. */
export async function allPages<Item>(readPage: (page: number) => Promise<Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const part = await readPage(page);
    items.push(...part);
    if (part.length < pageSize) return items;
  }
}
