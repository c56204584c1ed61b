/** The command line on this machine: files, environment, terminal. */
import { isColorSupported } from 'picocolors';
import { openApi } from '../api/opened-api';
import { runProgram } from './program';

/**
 * @param args without node and script
 * @returns exit code
 */
export function main(args: readonly string[], workspaceRoot: string): Promise<number> {
  const { env } = process;
  return runProgram(args, {
    open: (stack, stage) => openApi({ workspaceRoot, stack, stage, env }),
    env,
    out: {
      stdout: (text) => process.stdout.write(text),
      stderr: (text) => process.stderr.write(text),
      colors: isColorSupported && process.stdout.isTTY,
    },
  });
}
