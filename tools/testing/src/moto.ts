/**
 * The AWS control plane alone, empty, for as long as somebody needs it. Makers of fixtures want what Terraform says about AWS,
 * and nothing of our local AWS in it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Settings of the AWS provider that talks to it: nothing of anybody's account, and no question that moto cannot answer. */
export const providerForMoto = {
  region: 'eu-west-1',
  access_key: 'local',
  secret_key: 'local',
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: 'true',
} as const;

/**
 * Starts moto on a port that nobody uses, and ends it when `use` has ended, however that was.
 *
 * @param use gets the endpoint of a cloud with nothing in it
 * @throws Error when moto cannot be started
 */
export async function withMoto(
  use: (endpoint: string) => void | Promise<void>,
  program = 'moto_server',
): Promise<void> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  // Its output is not read: a caller that waits for Terraform would let the pipe fill up, and moto would wait for the caller.
  const server = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  let howItEnded: string | undefined;
  const ended = new Promise<string>((resolve) => {
    server.once('error', ({ message }) => {
      resolve(message);
    });
    server.once('exit', (code) => {
      resolve(`exit code ${code ?? 'none'}`);
    });
  }).then((how) => (howItEnded = how));
  try {
    while (!(await answers(endpoint))) {
      if (howItEnded !== undefined) {
        throw new Error(`${program} ended before it answered at ${endpoint}: ${howItEnded}`);
      }
      await pause(100);
    }
    await use(endpoint);
  } finally {
    server.kill();
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
}
