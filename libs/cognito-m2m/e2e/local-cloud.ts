/** A local AWS of its own for one spec: started as the command that people use, on a free port, ended by its process id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const program = join(__dirname, '../../../tools/local-aws/bin/local-aws.cjs');

export class LocalCloud {
  static async start(): Promise<LocalCloud> {
    const port = await freePort();
    const child = spawn(process.execPath, [program, 'serve', `--port=${port}`], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const listen = (text: Buffer) => {
        said += text.toString();
        if (said.includes(`http://127.0.0.1:${port}`)) {
          resolve();
        }
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('close', () => {
        reject(new Error(`local-aws ended before it served:\n${said}`));
      });
    });
    return new LocalCloud(child, `http://127.0.0.1:${port}`);
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly endpoint: string,
  ) {}

  async stop(): Promise<void> {
    const closed = once(this.child, 'close');
    this.child.kill('SIGTERM');
    await closed;
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
