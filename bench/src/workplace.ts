/**
 * Where the rows measure: this workspace, and a local AWS of the bench's own on a free port with both stacks deployed. It
 * is started when the first row needs it and ended with the bench.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startInBackground, stopInBackground, type BackgroundLocalAws } from '@m2m/local-aws';
import { parseCdktfJson, type Stages } from '@m2m/stages/config';

export const stage = 'local';

const run = promisify(execFile);

interface RunOptions {
  readonly cwd?: string;
  /** Beside the environment of this process; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export class Workplace {
  private localAws: Promise<BackgroundLocalAws> | undefined;
  readonly stages: Stages;

  constructor(
    readonly workspaceRoot: string,
    /** One line about what is going on. */
    readonly tell: (line: string) => void,
    /** Whether to install cdktf-cli into its scratch folder when it is not there. */
    readonly installCdktfCli: boolean,
  ) {
    this.stages = parseCdktfJson(readFileSync(join(workspaceRoot, 'cdktf.json'), 'utf8'));
  }

  /** Runs a program without shell and gives back what it printed. An error carries its stderr. */
  async run(
    [program, ...args]: readonly [string, ...string[]],
    { cwd, env }: RunOptions = {},
  ): Promise<string> {
    const { stdout } = await run(program, args, {
      cwd: cwd ?? this.workspaceRoot,
      // Node 20 reads all certificates of this variable at every start, which takes half as long as the start itself.
      env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined, ...env },
      maxBuffer: 64 * 1_024 * 1_024,
    });
    return stdout;
  }

  /** The bundle of a stack's `main.ts` and what it reads from its environment. */
  appOf(stack: string): { program: string; env: Record<string, string> } {
    return {
      program: join(this.workspaceRoot, 'apps', stack, 'dist/main.cjs'),
      env: { STAGE: stage, CDKTF_CONTEXT_JSON: this.stages.contextJson },
    };
  }

  workingFolder(stack: string): string {
    return join(this.workspaceRoot, 'apps', stack, 'cdktf.out', stage, 'stacks', stack);
  }

  /** Nx as people run it, without the second that npx takes. */
  nx(...args: string[]): [string, ...string[]] {
    return [process.execPath, join(this.workspaceRoot, 'node_modules/nx/dist/bin/nx.js'), ...args];
  }

  /** The local AWS with both stacks in it. */
  deployed(): Promise<BackgroundLocalAws> {
    this.localAws ??= this.deploy();
    return this.localAws;
  }

  /** What a child needs to reach the local AWS as Terraform does, and nothing of the caller's AWS account. */
  awsEnvironment({ endpoint }: BackgroundLocalAws): Record<string, string | undefined> {
    const configFile = process.env['TF_CLI_CONFIG_FILE'];
    return {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: undefined,
      AWS_PROFILE: undefined,
      AWS_REGION: this.stages.all.find(({ name }) => name === stage)?.region,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      // Terraform warns at length about a configuration file that is not there.
      TF_CLI_CONFIG_FILE: configFile !== undefined && existsSync(configFile) ? configFile : undefined,
    };
  }

  async close(): Promise<void> {
    const aws = await this.localAws?.catch(() => undefined);
    if (aws !== undefined) {
      await stopInBackground({ port: aws.port, workspaceRoot: this.workspaceRoot });
    }
  }

  private async deploy(): Promise<BackgroundLocalAws> {
    this.tell('starting a local AWS and deploying both stacks into it');
    const aws = await startInBackground({ port: 0, workspaceRoot: this.workspaceRoot });
    try {
      await this.run(this.nx('run', `echo-api:deploy:${stage}`), { env: { AWS_ENDPOINT_URL: aws.endpoint } });
      return aws;
    } catch (error) {
      await stopInBackground({ port: aws.port, workspaceRoot: this.workspaceRoot });
      throw error;
    }
  }
}
