/** A scratch copy of the workspace and a local AWS to deploy it to, with the commands run as people run them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startLocalAws, type LocalAws } from '@m2m/local-aws';
import { cloudLog, giveTo, makeScratchWorkspace, type Owner, type ScratchWorkspace } from '@m2m/testing';

const stackScript = 'tools/nx-cdktf/bin/stack.cjs';
const nxScript = 'node_modules/nx/dist/bin/nx.js';

export interface CommandEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Who runs the commands: a user id, and what is different in their environment. */
export interface Person {
  readonly owner?: Owner;
  readonly env?: NodeJS.ProcessEnv;
}

export class RunningCommand {
  #stdout = '';
  #stderr = '';
  readonly ended: Promise<CommandEnd>;
  readonly #watchers = new Set<() => void>();

  constructor(readonly process: ChildProcess) {
    process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      this.#watchers.forEach((watch) => {
        watch();
      });
    });
    process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    this.ended = new Promise((resolve) => {
      process.on('close', (exitCode) => {
        resolve({ exitCode, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
  }

  /** Resolves as soon as standard output holds the text; rejects when the command ends without. */
  async printed(text: string | RegExp): Promise<void> {
    const holds = () => (typeof text === 'string' ? this.#stdout.includes(text) : text.test(this.#stdout));
    const seen = new Promise<void>((resolve) => {
      const watch = () => {
        if (holds()) {
          this.#watchers.delete(watch);
          resolve();
        }
      };
      this.#watchers.add(watch);
      watch();
    });
    const endedWithout = this.ended.then(({ stdout, stderr }) => {
      if (!holds()) {
        throw new Error(`ended without printing ${String(text)}:\n${stdout}${stderr}`);
      }
    });
    await Promise.race([seen, endedWithout]);
  }
}

export class DeployedWorkspace {
  /** Where commands find AWS: the local AWS, unless a spec puts something in front of it. */
  endpoint: string;

  private constructor(
    readonly scratch: ScratchWorkspace,
    readonly cloud: LocalAws,
    private readonly person: Person,
  ) {
    this.endpoint = cloud.endpoint;
  }

  /** @param person who works in it; without one the user of this process */
  static async make(person: Person = {}): Promise<DeployedWorkspace> {
    return new DeployedWorkspace(
      makeScratchWorkspace({ owner: person.owner, compiledTools: true }),
      await startLocalAws({ port: 0, log: cloudLog() }),
      person,
    );
  }

  async remove(): Promise<void> {
    await this.cloud.stop();
    this.scratch.remove();
  }

  get root(): string {
    return this.scratch.root;
  }

  /** The environment of a person with this local AWS, and with real credentials that must go nowhere. */
  get env(): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(NX_|NODE_OPTIONS|FORCE_COLOR|STAGE$|JEST_)/.test(name),
    );
    return {
      ...Object.fromEntries(inherited),
      AWS_ENDPOINT_URL: this.endpoint,
      NO_COLOR: '1',
      ...this.person.env,
    };
  }

  start(command: string, stack: string, ...options: string[]): RunningCommand {
    return this.startScript(stackScript, command, stack, '--stage=local', ...options);
  }

  /** @param script path below the root */
  startScript(script: string, ...args: readonly string[]): RunningCommand {
    return this.startProgram(this.#node, [join(this.root, script), ...args]);
  }

  startNx(...words: string[]): RunningCommand {
    return this.startScript(nxScript, ...words);
  }

  /** Nx on a terminal of its own; what is written to its standard input is typed there. */
  startNxOnTerminal(...words: string[]): RunningCommand {
    const terminal = 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)';
    return this.startProgram('python3', ['-c', terminal, this.#node, join(this.root, nxScript), ...words]);
  }

  /** Another user has a node of their own, on PATH. */
  get #node(): string {
    return this.person.owner === undefined ? process.execPath : 'node';
  }

  run(command: string, stack: string, ...options: string[]): Promise<CommandEnd> {
    return this.start(command, stack, ...options).ended;
  }

  /** Bundles and synthesizes, as Nx would before a deploy. */
  async synthesize(stack: string): Promise<void> {
    for (const command of ['bundle', 'synth'] as const) {
      const words = command === 'synth' ? ['--stage=local'] : [];
      const end = await this.startScript(stackScript, command, stack, ...words).ended;
      if (end.exitCode !== 0) {
        throw new Error(`${command} ${stack}: ${end.stderr}`);
      }
    }
  }

  startProgram(program: string, args: readonly string[]): RunningCommand {
    return new RunningCommand(
      spawn(program, args, {
        cwd: this.root,
        env: this.env,
        stdio: ['pipe', 'pipe', 'pipe'],
        ...this.person.owner,
      }),
    );
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  write(file: string, content: string): void {
    const path = join(this.root, file);
    const { owner } = this.person;
    const made = mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    if (owner !== undefined) {
      giveTo(owner, made ?? path);
    }
  }

  /** Changes settings of the local stage in cdktf.json. */
  configure(settings: Readonly<Record<string, unknown>>): void {
    const cdktf = JSON.parse(this.read('cdktf.json')) as {
      context: { stages: { local: Record<string, unknown> } };
    };
    Object.assign(cdktf.context.stages.local, settings);
    this.write('cdktf.json', JSON.stringify(cdktf));
  }

  /** The answer of one AWS API of JSON style, such as `AWSCognitoIdentityProviderService.ListUserPools`. */
  async ask(service: string, target: string, input: object): Promise<Record<string, unknown>> {
    const response = await fetch(this.cloud.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': target,
        authorization: `AWS4-HMAC-SHA256 Credential=a/20000101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  /** Names of the objects in the state bucket. */
  async stateObjects(): Promise<string[]> {
    const response = await fetch(`${this.cloud.endpoint}/m2m-workspace-state?list-type=2`, {
      headers: {
        authorization:
          'AWS4-HMAC-SHA256 Credential=a/20000101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
      },
    });
    return [...(await response.text()).matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key);
  }
}
