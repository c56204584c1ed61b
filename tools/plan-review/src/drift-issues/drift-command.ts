/** `drift-issues`: turns the review of the main branch into one issue per stack that is not as it should be. */
import { gitHubSettings } from '../github';
import { readReport } from '../report';
import { publishDrift } from './publish-drift';
import { repositoryIssues } from './repository-issues';

export interface DriftOptions {
  /** Folder with report.json. */
  readonly report: string;
  readonly author: string;
  readonly env: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
}

/** @throws {GitHubFailure} @throws {ReportFileError} */
export async function driftIssues({ report, author, env, print }: DriftOptions): Promise<void> {
  const review = readReport(report);
  const { access } = gitHubSettings(env);
  const outcomes = await publishDrift({ issues: repositoryIssues(access), author, review });
  for (const [stack, outcome] of outcomes) print(`${stack}: ${outcome}`);
}
