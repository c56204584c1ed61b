/**
 * A failure that has a sentence for the person at the keyboard. The command line prints the message alone; a stack trace
 * belongs to every other error, because those are faults of this tool.
 */
export class M2mError extends Error {
  override readonly name = 'M2mError';

  /** @param exitCode 1: AWS answered, and it is no success; 2: the command could not be carried out */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 2,
  ) {
    super(message);
  }
}
