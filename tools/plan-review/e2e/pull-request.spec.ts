/**
 * The whole way of a pull request on this machine: base and branch in a git repository, an AWS to plan against, the report,
 * the comment, the merge, and a deployment that is bound to the review. Every step is a command that a workflow runs too.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalAws, type LocalAws } from '@m2m/local-aws';
import { makeScratchWorkspace, type ScratchWorkspace } from '@m2m/testing';
import { GitHubStandIn } from '../src/github-stand-in/github-stand-in';
import type { ReviewModel } from '../src/review';

const nx = 'node_modules/nx/dist/bin/nx.js';
/** Shows what the tasks say, also those that run because another one needs them. */
const shown = '--output-style=static';
const stackCommand = 'tools/nx-cdktf/bin/stack.cjs';
const planReview = 'tools/plan-review/bin/plan-review.cjs';
const stacks = ['auth-stack', 'echo-api'] as const;
const authStackSource = 'apps/auth-stack/src/auth-stack.ts';
const echoApiSource = 'apps/echo-api/src/echo-api-stack.ts';
const acknowledgements = 'apps/echo-api/plan-review.json';

interface CommandEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('a pull request', () => {
  const github = new GitHubStandIn();
  let workspace: ScratchWorkspace;
  let cloud: LocalAws;
  let gitHubUrl: string;
  let base: string;

  beforeAll(async () => {
    workspace = makeScratchWorkspace({ compiledTools: true });
    base = join(workspace.root, '.state', 'base');
    [cloud, gitHubUrl] = await Promise.all([startLocalAws({ port: 0 }), github.start()]);
    keepTwoStacks();
    workspace.commitAll('base');
    await git('branch', '-M', 'main');
    await succeeds(run(nx, 'run-many', '-t', 'synth', '-c', 'local'));
  });

  afterAll(async () => {
    await github.stop();
    await cloud.stop();
    workspace.remove();
  });

  it('that deploys everything for the first time has a complete report, and what it says is deployed', async () => {
    await succeeds(run(nx, 'run-many', '-t', 'plan', '-c', 'local'));
    await report();
    expect(review().stacks.map(({ stack, status }) => [stack, status])).toEqual([
      ['auth-stack', 'planned'],
      ['echo-api', 'preview'],
    ]);
    expect(review().couldNotAnalyse).toEqual([]);
    const folder = join(workspace.root, 'apps/echo-api/cdktf.out/local');
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'review', 'stacks']);
    expect(readdirSync(join(folder, 'review')).sort()).toEqual(['meta.json', 'plan.json']);
    expect(statSync(join(folder, 'review')).mode & 0o777).toBe(0o700);

    // Said of one stack, the review binds the one that is deployed before it, too.
    const deployed = await run(nx, 'run', 'echo-api:deploy:local', shown, `--reviewed=${reportFile()}`);
    expect(deployed).toMatchObject({ exitCode: 0 });
    expect(deployed.stdout).toContain('auth-stack (local): this is what was reviewed');
    expect(deployed.stdout).toContain('echo-api (local): this is what was reviewed');
  });

  it('is planned where it differs from the base, commented, merged, and deployed as reviewed', async () => {
    await keepBase();
    await git('checkout', '--quiet', '-b', 'delete-route');
    edit(echoApiSource, (source) =>
      source.replace(
        "api.addRoute('POST'",
        "api.addRoute('DELETE', '/echo', echo, { oauthScopes: [write] });\n    api.addRoute('POST'",
      ),
    );
    await commit('A route that deletes');

    await succeeds(
      run({ PLAN_BASE: base }, nx, 'affected', '-t', 'plan', '-c', 'local', '--base=main', '--head=HEAD'),
    );
    await acknowledgeAccess('--base', base);
    await report('--base', base);
    expect(review().stacks.map(({ stack, status }) => [stack, status])).toEqual([
      ['auth-stack', 'unchanged'],
      ['echo-api', 'planned'],
    ]);
    expect(review().stacks[1]?.contractPins.map(({ version }) => version)).toEqual([1, 1, 1, 1]);

    github.headCommit = (await git('rev-parse', 'HEAD')).stdout.trim();
    await succeeds(
      run(
        planReview,
        'comment',
        '--report=dist/plan-review/local',
        '--pr=7',
        `--commit=${github.headCommit}`,
      ),
    );
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('DELETE');

    await git('checkout', '--quiet', 'main');
    await git('merge', '--quiet', '--no-ff', '--no-edit', 'delete-route');
    const deployed = await run(
      { REVIEWED_REPORT: reportFile() },
      nx,
      ...['run-many', '-t', 'deploy', '-c', 'local', '--parallel=1', shown],
    );
    expect(deployed).toMatchObject({ exitCode: 0 });
    expect(deployed.stdout).toContain('auth-stack (local): nothing to change');
    expect(deployed.stdout).toContain('echo-api (local): this is what was reviewed');
    await succeeds(verify());
  });

  it('that changes nothing has a report that says so', async () => {
    // What was acknowledged is done; the report would ask for its removal.
    rmSync(join(workspace.root, acknowledgements));
    for (const stack of stacks) {
      await succeeds(run({ PLAN_BASE: base }, stackCommand, 'plan', stack, '--stage=local', '--all'));
    }
    await report();
    const { stacks: planned, reasons, edges } = review();
    expect(planned.map(({ status, changes, outputs }) => [status, changes, outputs])).toEqual([
      ['planned', [], []],
      ['planned', [], []],
    ]);
    expect([reasons, edges.flatMap(({ changed }) => changed)]).toEqual([[], []]);
    const markdown = readFileSync(join(workspace.root, 'dist/plan-review/local/report.md'), 'utf8');
    expect(markdown).toContain('| 1 | `auth-stack` | planned · no changes |');
    expect(markdown).toContain('| 2 | `echo-api` | planned · no changes |');
    expect(markdown).not.toContain('### Resource changes');
  });

  describe('that replaces the user pool', () => {
    const pool = 'aws_cognito_user_pool.user-pool_38E431F2';
    const domain = 'aws_cognito_user_pool_domain.user-pool_domain_B4026A3C';
    let before: Readonly<Record<string, unknown>>;

    beforeAll(async () => {
      before = await outputs('echo-api');
      await keepBase();
      await git('checkout', '--quiet', '-b', 'another-pool');
      edit(authStackSource, (source) =>
        source.replace('userPoolName: this.nameInAws', 'userPoolName: `${this.nameInAws}-two`'),
      );
      await commit('Another user pool');
    });

    it('is a danger in the review, and the stack that stands on it is planned although it is the same as on the base', async () => {
      const affected = ['affected', '-t', 'plan', '-c', 'local', '--base=main', '--head=HEAD', shown];
      const { stdout } = await succeeds(run({ PLAN_BASE: base }, nx, ...affected));
      expect(stdout).toContain('echo-api (local): planned ahead, as a preview\n');

      const { exitCode } = await run(planReview, 'report', '--stage=local', '--base', base);
      expect(exitCode).toBe(1);
      expect(review().dangers).toContainEqual(
        expect.objectContaining({ rule: 'user-pool-replaced', address: pool }),
      );
      expect(review().stacks.map(({ stack, status }) => [stack, status])).toEqual([
        ['auth-stack', 'planned'],
        ['echo-api', 'preview'],
      ]);
      expect(review().couldNotAnalyse).toEqual([]);
    });

    it('is refused until its address is named', async () => {
      const { exitCode, stderr } = await run(stackCommand, 'deploy', 'auth-stack', ...reviewed());
      expect(exitCode).toBe(1);
      expect(stderr).toContain(
        '  nothing was applied; if this is what you want, name each of them: npx nx run auth-stack:deploy:local ' +
          `--allow-destroy='${pool}' --allow-destroy='${domain}'\n`,
      );
      await succeeds(verify());
    });

    it('is deployed as reviewed, stack by stack, and leaves nothing to plan', async () => {
      const named = [pool, domain].map((address) => `--allow-destroy=${address}`);
      // What stood on the old pool in echo-api went with it: nothing is left there that somebody would have to name.
      for (const [stack, ...allowed] of [['auth-stack', ...named], ['echo-api']] as const) {
        const { stdout } = await succeeds(run(stackCommand, 'deploy', stack, ...reviewed(), ...allowed));
        expect(stdout).toContain(`${stack} (local): this is what was reviewed`);
      }
      for (const stack of stacks) {
        const { stdout } = await succeeds(run(stackCommand, 'plan', stack, '--stage=local', '--json'));
        expect(JSON.parse(stdout)).toMatchObject({ changed: false, changes: [], outputs: [] });
      }
    });

    it('leaves the other stack as on the base, so that only --all plans it', async () => {
      const planned = (...options: string[]) =>
        succeeds(run(stackCommand, 'plan', 'echo-api', '--stage=local', `--base=${base}`, ...options));
      const { stdout } = await planned();
      expect(stdout).toContain('echo-api (local): the same as on the base (');
      expect(stdout).toContain('so it is not planned; --all plans it\n');
      expect((await planned('--all')).stdout).toContain('echo-api (local): nothing to change\n');
    });

    it('lets the callers in with their new ids, and no longer with the old ones', async () => {
      await succeeds(verify());
      const after = await outputs('echo-api');
      const { user_pool_id: poolId } = await outputs('auth-stack');
      expect(after['clients']).not.toEqual(before['clients']);
      const [client] = Object.values(before['clients'] as Record<string, { client_id: string }>);
      const found = await ask('cognito-idp', 'AWSCognitoIdentityProviderService.DescribeUserPoolClient', {
        UserPoolId: poolId,
        ClientId: client?.client_id,
      });
      expect(await found.json()).toMatchObject({
        __type: expect.stringContaining('ResourceNotFoundException') as unknown,
      });
    });
  });

  it('is not deployed when the upstream was changed between review and deployment', async () => {
    edit(echoApiSource, (source) => source.replace('Answers with what it was sent', 'Says what it was sent'));
    await commit('Other words');
    await succeeds(run(nx, 'run', 'echo-api:synth:local'));
    await succeeds(run(stackCommand, 'plan', 'echo-api', '--stage=local'));
    await report();

    await putParameter('/auth-stack-local/CognitoTokenUrl', 'https://elsewhere.example/oauth2/token');
    const stopped = await run(stackCommand, 'deploy', 'echo-api', ...reviewed());
    expect(stopped.exitCode).toBe(1);
    expect(stopped.stderr).toBe(
      `echo-api (local): this is not what was reviewed (${reportFile()}); nothing was applied\n` +
        '  new since review: ~ output.token_url\n' +
        '  changed since review: contract parameter /auth-stack-local/CognitoTokenUrl\n' +
        '  review it again: npx nx run echo-api:plan:local, then npx nx run plan-review:report --stage=local\n',
    );
    const { stdout } = await succeeds(run(stackCommand, 'plan', 'echo-api', '--stage=local', '--json'));
    expect((JSON.parse(stdout) as { changes: { address: string }[] }).changes).toHaveLength(1);
  });

  const reportFile = () => join(workspace.root, 'dist/plan-review/local/report.json');
  const review = () => JSON.parse(readFileSync(reportFile(), 'utf8')) as ReviewModel;

  const reviewed = () => ['--stage=local', `--reviewed=${reportFile()}`];
  const verify = () => run('tools/m2m-cli/bin/m2m.cjs', 'verify', 'echo-api', '--stage=local');

  async function outputs(stack: string): Promise<Readonly<Record<string, unknown>>> {
    const { stdout } = await succeeds(run(stackCommand, 'output', stack, '--stage=local', '--json'));
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** A checkout of main beside the workspace, synthesized as the workspace is now. */
  async function keepBase(): Promise<void> {
    if (existsSync(base)) {
      await git('worktree', 'remove', '--force', base);
    }
    await git('worktree', 'add', '--quiet', '--detach', base, 'main');
    for (const stack of stacks) {
      const output = join('apps', stack, 'cdktf.out');
      cpSync(join(workspace.root, output), join(base, output), { recursive: true });
    }
  }

  /** Stacks of other stages have no part in this story. */
  function keepTwoStacks(): void {
    const apps = join(workspace.root, 'apps');
    readdirSync(apps)
      .filter((name) => !(stacks as readonly string[]).includes(name))
      .forEach((name) => {
        rmSync(join(apps, name), { recursive: true });
      });
  }

  function edit(path: string, change: (source: string) => string): void {
    const file = join(workspace.root, path);
    const before = readFileSync(file, 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(file, after);
  }

  async function report(...options: string[]): Promise<void> {
    const { exitCode, stderr } = await run(planReview, 'report', '--stage=local', ...options);
    // Drift that only AWS itself has caused is no reason; dangers and failing parts would be.
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  }

  /** The client that writes gains the new route: that needs attention until somebody has said that it is meant. */
  async function acknowledgeAccess(...options: string[]): Promise<void> {
    const { exitCode, stdout } = await run(planReview, 'report', '--stage=local', ...options);
    expect({ exitCode, verdict: stdout.split('\n')[0] }).toEqual({
      exitCode: 1,
      verdict: 'Needs attention: access (1)',
    });
    const [opened] = review().access?.changes ?? [];
    expect(opened).toMatchObject({ kind: 'gains', routes: ['DELETE /echo'] });
    const entry = { stage: 'local', rule: 'access-opened', ...opened?.acknowledge, reason: 'it is meant to' };
    writeFileSync(
      join(workspace.root, acknowledgements),
      JSON.stringify({ formatVersion: 1, acknowledged: [entry] }),
    );
    await git('add', acknowledgements);
    await commit('The writer may delete');
  }

  async function putParameter(name: string, value: string): Promise<void> {
    const input = { Name: name, Value: value, Type: 'String', Overwrite: true };
    expect((await ask('ssm', 'AmazonSSM.PutParameter', input)).status).toBe(200);
  }

  /** One call of an AWS API of JSON style. */
  function ask(service: string, target: string, input: object): Promise<Response> {
    return fetch(cloud.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': target,
        authorization: `AWS4-HMAC-SHA256 Credential=a/20000101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(input),
    });
  }

  const git = (...args: string[]) => succeeds(execute('git', args));
  const commit = (message: string) =>
    git('-c', 'user.name=spec', '-c', 'user.email=spec@example.com', 'commit', '--quiet', '-am', message);

  async function succeeds(command: Promise<CommandEnd>): Promise<CommandEnd> {
    const end = await command;
    if (end.exitCode !== 0) {
      throw new Error(`exit code ${end.exitCode}\n${end.stdout}\n${end.stderr}`);
    }
    return end;
  }

  /** A script of the workspace, in node; variables may come first. */
  function run(...words: (string | Record<string, string>)[]): Promise<CommandEnd> {
    const args = words.filter((word) => typeof word === 'string');
    const more = words.filter((word) => typeof word !== 'string');
    return execute(process.execPath, args, Object.assign({}, ...more) as Record<string, string>);
  }

  function execute(program: string, args: readonly string[], more: Record<string, string> = {}) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(NX_|NODE_OPTIONS|FORCE_COLOR|STAGE$|JEST_|AWS_|GITHUB_|PLAN_|REVIEWED_)/.test(name),
    );
    const env = {
      ...Object.fromEntries(inherited),
      NX_DAEMON: 'false',
      NX_ISOLATE_PLUGINS: 'false',
      NO_COLOR: '1',
      AWS_ENDPOINT_URL: cloud.endpoint,
      GITHUB_API_URL: gitHubUrl,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/api',
      GITHUB_RUN_ID: '123',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_TOKEN: 'ghs_for_the_stand_in',
      ...more,
    };
    return new Promise<CommandEnd>((resolve) => {
      execFile(
        program,
        args,
        { cwd: workspace.root, env, maxBuffer: 50_000_000 },
        (error, stdout, stderr) => {
          resolve({ exitCode: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
        },
      );
    });
  }
});
