/**
 * A failure that has a sentence for the person at the keyboard: what is wrong, where, what was received, what is allowed,
 * what to do next. The command line prints the message alone; a stack trace belongs to every other error, because those
 * are faults of this tool.
 */
export class StackError extends Error {
  override readonly name = 'StackError';

  /** @param exitCode 1: the stack or the operation failed; 2: the tool could not even start */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}
