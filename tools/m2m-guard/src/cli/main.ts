/** The command line on this machine. */
import { isColorSupported } from 'picocolors';
import { runProgram } from './program';

/**
 * @param args without node and script
 * @returns exit code
 */
export function main(args: readonly string[]): Promise<number> {
  return runProgram(args, {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    colors: isColorSupported && process.stdout.isTTY,
  });
}
