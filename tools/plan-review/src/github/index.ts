export { untilDone, type RetryLimits } from './attempts';
export { allPages, gitHubClient, pageSize, type RepositoryAccess } from './github-client';
export { GitHubFailure } from './github-failure';
export { gitHubSettings, type GitHubSettings } from './settings';
