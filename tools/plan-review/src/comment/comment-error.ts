/** The comment could not be written; the message is the sentence for the reader of the job log. */
export class CommentError extends Error {
  override readonly name = 'CommentError';
}
