/** A git repository with two stacks, an AWS to plan against and a stand-in for GitHub; commands run as a workflow runs them. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalAws, type LocalAws } from '@m2m/local-aws';
import { cloudLog, makeScratchWorkspace, type ScratchWorkspace } from '@m2m/testing';
import { GitHubStandIn } from '../src/github-stand-in/github-stand-in';
import type { ReviewModel } from '../src/review';

const nxScript = 'node_modules/nx/dist/bin/nx.js';
const stackScript = 'tools/nx-cdktf/bin/stack.cjs';
const planReviewScript = 'tools/plan-review/bin/plan-review.cjs';

export const stacks = ['auth-stack', 'echo-api'] as const;

export interface CommandEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Words of a command; variables of its environment may stand among them. */
type Words = readonly (string | Readonly<Record<string, string>>)[];

export class PullRequestWorkspace {
  private constructor(
    private readonly scratch: ScratchWorkspace,
    private readonly cloud: LocalAws,
    readonly github: GitHubStandIn,
    private readonly gitHubUrl: string,
  ) {}

  /** Everything committed to main, and synthesized. */
  static async make(): Promise<PullRequestWorkspace> {
    const scratch = makeScratchWorkspace({ compiledTools: true });
    const github = new GitHubStandIn();
    const [cloud, gitHubUrl] = await Promise.all([
      startLocalAws({ port: 0, log: cloudLog() }),
      github.start(),
    ]);
    const workspace = new PullRequestWorkspace(scratch, cloud, github, gitHubUrl);
    workspace.#keepTwoStacks();
    scratch.commitAll('base');
    await workspace.git('branch', '-M', 'main');
    await succeeds(workspace.nx('run-many', '-t', 'synth', '-c', 'local'));
    return workspace;
  }

  async remove(): Promise<void> {
    await this.github.stop();
    await this.cloud.stop();
    this.scratch.remove();
  }

  /** A checkout of main beside the workspace, once it is kept. */
  get base(): string {
    return this.path('.state/base');
  }

  get reportFile(): string {
    return this.path('dist/plan-review/local/report.json');
  }

  path(...names: readonly string[]): string {
    return join(this.scratch.root, ...names);
  }

  nx(...words: Words): Promise<CommandEnd> {
    return this.#script(nxScript, words);
  }

  /** A command of nx-cdktf, in stage local. */
  stack(command: string, stack: string, ...options: Words): Promise<CommandEnd> {
    return this.#script(stackScript, [command, stack, '--stage=local', ...options]);
  }

  planReview(...words: Words): Promise<CommandEnd> {
    return this.#script(planReviewScript, words);
  }

  verify(): Promise<CommandEnd> {
    return this.#script('tools/m2m-cli/bin/m2m.cjs', ['verify', 'echo-api', '--stage=local']);
  }

  git(...args: readonly string[]): Promise<CommandEnd> {
    return succeeds(this.#execute('git', args));
  }

  async commit(message: string): Promise<void> {
    const author = ['-c', 'user.name=spec', '-c', 'user.email=spec@example.com'];
    await this.git(...author, 'commit', '--quiet', '-am', message);
  }

  edit(file: string, from: string, to: string): void {
    const before = readFileSync(this.path(file), 'utf8');
    expect(before).toContain(from);
    writeFileSync(this.path(file), before.replace(from, to));
  }

  /** Keeps main as the base, synthesized as the workspace is now. */
  async keepBase(): Promise<void> {
    if (existsSync(this.base)) {
      await this.git('worktree', 'remove', '--force', this.base);
    }
    await this.git('worktree', 'add', '--quiet', '--detach', this.base, 'main');
    for (const stack of stacks) {
      const output = join('apps', stack, 'cdktf.out');
      cpSync(this.path(output), join(this.base, output), { recursive: true });
    }
  }

  review(): ReviewModel {
    return JSON.parse(readFileSync(this.reportFile, 'utf8')) as ReviewModel;
  }

  async outputs(stack: string): Promise<Readonly<Record<string, unknown>>> {
    const { stdout } = await succeeds(this.stack('output', stack, '--json'));
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** The answer of one AWS API of JSON style. */
  ask(service: string, target: string, input: object): Promise<Response> {
    return fetch(this.cloud.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': target,
        authorization: signedFor(service),
      },
      body: JSON.stringify(input),
    });
  }

  /** What Terraform keeps of a stack, as it lies in the bucket. */
  async stateOf(stack: string): Promise<string> {
    const state = `${this.cloud.endpoint}/m2m-workspace-state/local/${stack}.tfstate`;
    const response = await fetch(state, { headers: { authorization: signedFor('s3') } });
    expect(response.status).toBe(200);
    return response.text();
  }

  /** Stacks of other stages have no part in this story. */
  #keepTwoStacks(): void {
    readdirSync(this.path('apps'))
      .filter((name) => !(stacks as readonly string[]).includes(name))
      .forEach((name) => {
        rmSync(this.path('apps', name), { recursive: true });
      });
  }

  #script(script: string, words: Words): Promise<CommandEnd> {
    const args = words.filter((word) => typeof word === 'string');
    const variables = words.filter((word) => typeof word !== 'string');
    return this.#execute(
      process.execPath,
      [script, ...args],
      Object.assign({}, ...variables) as Record<string, string>,
    );
  }

  #execute(
    program: string,
    args: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): Promise<CommandEnd> {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(NX_|NODE_OPTIONS|FORCE_COLOR|STAGE$|JEST_|AWS_|GITHUB_|PLAN_|REVIEWED_)/.test(name),
    );
    const env = {
      ...Object.fromEntries(inherited),
      NX_DAEMON: 'false',
      NX_ISOLATE_PLUGINS: 'false',
      NO_COLOR: '1',
      AWS_ENDPOINT_URL: this.cloud.endpoint,
      GITHUB_API_URL: this.gitHubUrl,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/api',
      GITHUB_RUN_ID: '123',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_TOKEN: 'ghs_for_the_stand_in',
      ...more,
    };
    return new Promise((resolve) => {
      execFile(
        program,
        args,
        { cwd: this.scratch.root, env, maxBuffer: 50_000_000 },
        (error, stdout, stderr) => {
          resolve({ exitCode: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
        },
      );
    });
  }
}

/** @throws Error with everything that it printed when a command fails */
export async function succeeds(command: Promise<CommandEnd>): Promise<CommandEnd> {
  const end = await command;
  if (end.exitCode !== 0) {
    throw new Error(`exit code ${end.exitCode}\n${end.stdout}\n${end.stderr}`);
  }
  return end;
}

/** The local AWS checks no signature, but reads from it which service is meant. */
function signedFor(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=a/20000101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}
