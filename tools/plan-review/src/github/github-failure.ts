/** GitHub could not be told; the message is the sentence for the reader of the job log. */
export class GitHubFailure extends Error {
  override readonly name = 'GitHubFailure';
}
