/**
 * Calls terraform as a plain child process, for what holds no lock and loses nothing when it is killed with us. It has a
 * session of its own, so that Ctrl-C reaches it once, through us, and not a second time from the terminal: Terraform
 * takes a second signal as the order to drop everything.
 */
import { spawn } from 'node:child_process';
import { StackError } from '../stack-error';
import { LineSplitter } from './line-splitter';
import type { CallEnd, TerraformCall } from './terraform-call';

/** @throws StackError when the program cannot be started */
export function callAttached({
  binary,
  args,
  cwd,
  env,
  interruption,
  onLine,
}: TerraformCall): Promise<CallEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const stopForwarding = interruption.onRequest(() => child.kill('SIGINT'));
    const lines = new LineSplitter(onLine);
    const errors: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => {
      lines.push(bytes);
    });
    child.stderr.on('data', (bytes: Buffer) => errors.push(bytes));
    child.on('error', (error: NodeJS.ErrnoException) => {
      stopForwarding();
      reject(
        new StackError(`${binary}: cannot be run (${error.code}); set TERRAFORM_BINARY to a working one`, 2),
      );
    });
    child.on('close', (exitCode) => {
      stopForwarding();
      resolve({ exitCode: exitCode ?? undefined, errors: Buffer.concat(errors).toString('utf8') });
    });
  });
}
