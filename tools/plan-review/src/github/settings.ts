/** What a workflow run of GitHub says about itself in its environment. */
import { GitHubFailure } from './github-failure';
import type { RepositoryAccess } from './github-client';

export interface GitHubSettings {
  readonly access: RepositoryAccess;
  /** Rises with every run; a repeated run keeps it and gets a higher attempt. 0 outside of a workflow. */
  readonly run: number;
  readonly attempt: number;
  /** Page of the run; undefined outside of a workflow. */
  readonly runUrl: string | undefined;
}

/** @throws {GitHubFailure} naming the variable that is missing or not understood */
export function gitHubSettings(env: NodeJS.ProcessEnv): GitHubSettings {
  const token = required(env, 'GITHUB_TOKEN', 'a token that may write comments and issues');
  const slug = required(env, 'GITHUB_REPOSITORY', 'the repository, as owner/name');
  const [owner, repository, ...rest] = slug.split('/');
  if (!owner || !repository || rest.length > 0) {
    throw new GitHubFailure(`GITHUB_REPOSITORY: expected owner/name; received ${JSON.stringify(slug)}.`);
  }
  const run = wholeNumber(env, 'GITHUB_RUN_ID');
  const server = env['GITHUB_SERVER_URL'];
  return {
    access: { apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com', token, owner, repository },
    run,
    attempt: wholeNumber(env, 'GITHUB_RUN_ATTEMPT'),
    runUrl: server && run > 0 ? `${server}/${slug}/actions/runs/${run}` : undefined,
  };
}

function required(env: NodeJS.ProcessEnv, name: string, what: string): string {
  const value = env[name];
  if (value === undefined || value === '') {
    throw new GitHubFailure(`${name} is not set: expected ${what}.`);
  }
  return value;
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string): number {
  const text = env[name] || '0';
  if (!/^\d{1,15}$/.test(text)) {
    throw new GitHubFailure(`${name}: expected a whole number; received ${JSON.stringify(text)}.`);
  }
  return Number(text);
}
