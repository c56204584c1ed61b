/** The command line: `local-aws serve|start|stop|status`. Exit codes: 0 fine, 1 not so, 2 could not run. */
import { dirname, join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { startInBackground, stopInBackground } from '../background/background';
import { RunFiles } from '../background/run-files';
import { occupantOf } from '../server/health';
import { serve } from './serve';

const defaultPort = 4566;

interface PortOption {
  readonly port: number;
}

/** The workspace that this tool is part of. */
const workspaceRoot = (): string => join(dirname(require.resolve('@m2m/local-aws/package.json')), '../..');

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError(`received "${text}"; allowed are 0 (any free port) to 65535.`);
  }
  return port;
}

async function start({ port }: PortOption): Promise<number> {
  const aws = await startInBackground({
    port,
    workspaceRoot: workspaceRoot(),
    progress: (line) => {
      console.log(line);
    },
  });
  const what = aws.alreadyRunning ? 'is already running' : 'runs in the background';
  console.log(`local AWS ${what} at ${aws.endpoint} (pid ${aws.pid}); log: ${aws.logFile}`);
  return 0;
}

async function stop({ port }: PortOption): Promise<number> {
  const stopped = await stopInBackground({ port, workspaceRoot: workspaceRoot() });
  console.log(stopped ? `local AWS on port ${port} stopped` : `no local AWS is running on port ${port}`);
  return 0;
}

async function status({ port }: PortOption): Promise<number> {
  const occupant = await occupantOf(`http://127.0.0.1:${port}`);
  if (occupant.kind !== 'local-aws') {
    const who = occupant.kind === 'nothing' ? 'nothing listens there' : 'another program listens there';
    console.log(`no local AWS is running on port ${port}: ${who}`);
    return 1;
  }
  const { pid, motoVersion } = occupant.health;
  console.log(
    `local AWS is running at http://127.0.0.1:${port} (pid ${pid}, moto ${motoVersion ?? 'starting'})`,
  );
  const files = new RunFiles(workspaceRoot());
  if (files.read(port)?.pid === pid) {
    console.log(`log: ${files.logFile(port)}`);
  }
  return 0;
}

function program(): Command {
  const local = new Command('local-aws')
    .description('AWS on this machine: moto as control plane, with tokens and API calls that work')
    .helpCommand(false)
    .exitOverride();
  const commands: readonly (readonly [string, string, (options: PortOption) => Promise<number>])[] = [
    ['serve', 'run in the foreground until Ctrl-C', ({ port }) => serve(port)],
    ['start', 'run in the background; ready when this command ends', start],
    ['stop', 'end the one on this port, and everything in it', stop],
    ['status', 'say whether one runs on this port (exit code 1 if not)', status],
  ];
  for (const [name, description, run] of commands) {
    local
      .command(name)
      .description(description)
      .option('--port <port>', 'port on 127.0.0.1; 0 chooses a free one', portNumber, defaultPort)
      .action(async (options: PortOption) => {
        process.exitCode = await run(options);
      });
  }
  return local;
}

/** Runs one command and sets the exit code of the process. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help, or a usage error that has been printed.
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
