/**
 * The whole way of a pull request on this machine: base and branch in a git repository, an AWS to plan against, the report,
 * the comment, the merge, and a deployment that is bound to the review. Every step is a command that a workflow runs too.
 */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { PullRequestWorkspace, stacks, succeeds } from './pull-request-workspace';

/** Shows what the tasks say, also those that run because another one needs them. */
const shown = '--output-style=static';
const authStackSource = 'apps/auth-stack/src/auth-stack.ts';
const echoApiSource = 'apps/echo-api/src/echo-api-stack.ts';
const acknowledgements = 'apps/echo-api/plan-review.json';

let workspace: PullRequestWorkspace;

beforeAll(async () => {
  workspace = await PullRequestWorkspace.make();
});

afterAll(async () => {
  await workspace.remove();
});

const reviewed = () => `--reviewed=${workspace.reportFile}`;
const onBase = () => `--base=${workspace.base}`;
const planAffected = () =>
  workspace.nx(...['affected', '-t', 'plan', '-c', 'local', '--base=main', '--head=HEAD', shown], {
    PLAN_BASE: workspace.base,
  });
const statuses = () => workspace.review().stacks.map(({ stack, status }) => [stack, status]);

async function report(...options: string[]): Promise<void> {
  const { exitCode, stderr } = await workspace.planReview('report', '--stage=local', ...options);
  // Drift that only AWS itself has caused is no reason; dangers and failing parts would be.
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
}

/** The client that writes gains the new route: that needs attention until somebody has said that it is meant. */
async function acknowledgeAccess(...options: string[]): Promise<void> {
  const { exitCode, stdout } = await workspace.planReview('report', '--stage=local', ...options);
  expect({ exitCode, verdict: stdout.split('\n')[0] }).toEqual({
    exitCode: 1,
    verdict: 'Needs attention: access (1)',
  });
  const [opened] = workspace.review().access?.changes ?? [];
  expect(opened).toMatchObject({ kind: 'gains', routes: ['DELETE /echo'] });
  const entry = { stage: 'local', rule: 'access-opened', ...opened?.acknowledge, reason: 'it is meant to' };
  writeFileSync(
    workspace.path(acknowledgements),
    JSON.stringify({ formatVersion: 1, acknowledged: [entry] }),
  );
  await workspace.git('add', acknowledgements);
  await workspace.commit('The writer may delete');
}

describe('a pull request', () => {
  it('that deploys everything for the first time has a complete report, and what it says is deployed', async () => {
    await succeeds(workspace.nx('run-many', '-t', 'plan', '-c', 'local'));
    await report();
    expect(statuses()).toEqual([
      ['auth-stack', 'planned'],
      ['echo-api', 'preview'],
    ]);
    expect(workspace.review().couldNotAnalyse).toEqual([]);
    const folder = workspace.path('apps/echo-api/cdktf.out/local');
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'review', 'stacks']);
    expect(readdirSync(`${folder}/review`).sort()).toEqual(['meta.json', 'plan.json']);
    expect(statSync(`${folder}/review`).mode & 0o777).toBe(0o700);

    // Said of one stack, the review binds the one that is deployed before it, too.
    const deployed = await workspace.nx('run', 'echo-api:deploy:local', shown, reviewed());
    expect(deployed).toMatchObject({ exitCode: 0 });
    expect(deployed.stdout).toContain('auth-stack (local): this is what was reviewed');
    expect(deployed.stdout).toContain('echo-api (local): this is what was reviewed');
  });

  it('is planned where it differs from the base, and commented', async () => {
    await workspace.keepBase();
    await workspace.git('checkout', '--quiet', '-b', 'delete-route');
    workspace.edit(
      echoApiSource,
      "api.addRoute('POST'",
      "api.addRoute('DELETE', '/echo', echo, { oauthScopes: [write] });\n    api.addRoute('POST'",
    );
    await workspace.commit('A route that deletes');

    await succeeds(planAffected());
    await acknowledgeAccess(onBase());
    await report(onBase());
    expect(statuses()).toEqual([
      ['auth-stack', 'unchanged'],
      ['echo-api', 'planned'],
    ]);
    expect(workspace.review().stacks[1]?.contractPins.map(({ version }) => version)).toEqual([1, 1, 1, 1]);

    const { github } = workspace;
    github.headCommit = (await workspace.git('rev-parse', 'HEAD')).stdout.trim();
    await succeeds(
      workspace.planReview(
        ...['comment', '--report=dist/plan-review/local', '--pr=7', `--commit=${github.headCommit}`],
      ),
    );
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('DELETE');
  });

  it('is deployed as reviewed after the merge', async () => {
    await workspace.git('checkout', '--quiet', 'main');
    await workspace.git('merge', '--quiet', '--no-ff', '--no-edit', 'delete-route');
    const deployed = await workspace.nx(
      ...['run-many', '-t', 'deploy', '-c', 'local', '--parallel=1', shown],
      { REVIEWED_REPORT: workspace.reportFile },
    );
    expect(deployed).toMatchObject({ exitCode: 0 });
    expect(deployed.stdout).toContain('auth-stack (local): nothing to change');
    expect(deployed.stdout).toContain('echo-api (local): this is what was reviewed');
    await succeeds(workspace.verify());
  });

  describe('that replaces the user pool', () => {
    const pool = 'aws_cognito_user_pool.user-pool_38E431F2';
    const domain = 'aws_cognito_user_pool_domain.user-pool_domain_B4026A3C';
    let clientsBefore: unknown;

    beforeAll(async () => {
      clientsBefore = (await workspace.outputs('echo-api'))['clients'];
      await workspace.keepBase();
      // What was acknowledged is done; the report would ask for its removal.
      rmSync(workspace.path(acknowledgements));
      await workspace.git('checkout', '--quiet', '-b', 'another-pool');
      workspace.edit(
        authStackSource,
        'userPoolName: this.nameInAws',
        'userPoolName: `${this.nameInAws}-two`',
      );
      await workspace.commit('Another user pool');
    });

    it('is a danger in the review, and the stack that stands on it is planned although it is the same as on the base', async () => {
      const { stdout } = await succeeds(planAffected());
      expect(stdout).toContain('echo-api (local): planned ahead, as a preview\n');

      const { exitCode } = await workspace.planReview('report', '--stage=local', onBase());
      expect(exitCode).toBe(1);
      expect(workspace.review().dangers).toContainEqual(
        expect.objectContaining({ rule: 'user-pool-replaced', address: pool }),
      );
      expect(statuses()).toEqual([
        ['auth-stack', 'planned'],
        ['echo-api', 'preview'],
      ]);
      expect(workspace.review().couldNotAnalyse).toEqual([]);
    });

    it('is deployed as reviewed, stack by stack', async () => {
      const named = [pool, domain].map((address) => `--allow-destroy=${address}`);
      // What stood on the old pool in echo-api went with it: nothing is left there that somebody would have to name.
      for (const [stack, ...allowed] of [['auth-stack', ...named], ['echo-api']] as const) {
        const { stdout } = await succeeds(workspace.stack('deploy', stack, reviewed(), ...allowed));
        expect(stdout).toContain(`${stack} (local): this is what was reviewed`);
      }
    });

    it('leaves the other stack as on the base, so that only --all plans it', async () => {
      const { stdout } = await succeeds(workspace.stack('plan', 'echo-api', onBase()));
      expect(stdout).toContain('echo-api (local): the same as on the base (');
      expect(stdout).toContain('so it is not planned; --all plans it\n');
    });

    it('leaves nothing to change, and a report that says so', async () => {
      for (const stack of stacks) {
        const { stdout } = await succeeds(workspace.stack('plan', stack, onBase(), '--all'));
        expect(stdout).toContain(`${stack} (local): nothing to change\n`);
      }
      await report();
      const { stacks: planned, reasons, edges } = workspace.review();
      expect(planned.map(({ status, changes, outputs }) => [status, changes, outputs])).toEqual([
        ['planned', [], []],
        ['planned', [], []],
      ]);
      expect([reasons, edges.flatMap(({ changed }) => changed)]).toEqual([[], []]);
      const markdown = readFileSync(workspace.path('dist/plan-review/local/report.md'), 'utf8');
      expect(markdown).toContain('| 1 | `auth-stack` | planned · no changes |');
      expect(markdown).toContain('| 2 | `echo-api` | planned · no changes |');
      expect(markdown).not.toContain('### Resource changes');
    });

    it('lets the callers in with their new ids, and no longer with the old ones', async () => {
      await succeeds(workspace.verify());
      const { clients } = await workspace.outputs('echo-api');
      expect(clients).not.toEqual(clientsBefore);
      const { user_pool_id: poolId } = await workspace.outputs('auth-stack');
      const [client] = Object.values(clientsBefore as Record<string, { client_id: string }>);
      const found = await workspace.ask(
        'cognito-idp',
        'AWSCognitoIdentityProviderService.DescribeUserPoolClient',
        { UserPoolId: poolId, ClientId: client?.client_id },
      );
      expect(await found.json()).toMatchObject({
        __type: expect.stringContaining('ResourceNotFoundException') as unknown,
      });
    });
  });

  it('is not deployed when the upstream was changed between review and deployment', async () => {
    const state = await workspace.stateOf('echo-api');

    // By hand, beside Terraform.
    const put = await workspace.ask('ssm', 'AmazonSSM.PutParameter', {
      Name: '/auth-stack-local/CognitoTokenUrl',
      Type: 'String',
      Value: 'https://elsewhere.example/oauth2/token',
      Overwrite: true,
    });
    expect(put.status).toBe(200);
    const stopped = await workspace.stack('deploy', 'echo-api', reviewed());
    expect(stopped.exitCode).toBe(1);
    expect(stopped.stderr).toBe(
      `echo-api (local): this is not what was reviewed (${workspace.reportFile}); nothing was applied\n` +
        '  new since review: ~ output.token_url\n' +
        '  changed since review: contract parameter /auth-stack-local/CognitoTokenUrl\n' +
        '  review it again: npx nx run echo-api:plan:local, then npx nx run plan-review:report --stage=local\n',
    );
    expect(await workspace.stateOf('echo-api')).toBe(state);
  });
});
