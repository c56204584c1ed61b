/** Cuts a stream of bytes into lines; a line that is not finished yet waits for its end, and so does half a character. */
import { StringDecoder } from 'node:string_decoder';

export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  #unfinished = '';

  constructor(private readonly onLine: (line: string) => void) {}

  push(bytes: Buffer): void {
    const lines = (this.#unfinished + this.#decoder.write(bytes)).split('\n');
    this.#unfinished = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') {
        this.onLine(line);
      }
    }
  }
}
