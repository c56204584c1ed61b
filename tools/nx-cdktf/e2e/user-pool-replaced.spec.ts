/**
 * The change that is feared most: the user pool is replaced. Everything that stands on it, in both stacks, has to find its way
 * to the new one, by way of a review, and callers get in again with what the outputs say then.
 */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { readOutputs } from '../src';
import { DeployedWorkspace, type CommandEnd } from './deployed-workspace';

const pool = 'aws_cognito_user_pool.user-pool_38E431F2';
const domain = 'aws_cognito_user_pool_domain.user-pool_domain_B4026A3C';
/** Of the workspace. */
const base = '.state/base';
const stacks = ['auth-stack', 'echo-api'] as const;

describe('a user pool that is replaced', () => {
  let workspace: DeployedWorkspace;
  let before: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    workspace = await DeployedWorkspace.make();
    for (const stack of stacks) {
      await workspace.synthesize(stack);
      await succeeds(workspace.run('deploy', stack));
    }
    before = await outputs('echo-api');
    keepAsBase();
    const stackFile = 'apps/auth-stack/src/auth-stack.ts';
    const source = workspace.read(stackFile);
    workspace.write(
      stackFile,
      source.replace('userPoolName: this.nameInAws', 'userPoolName: `${this.nameInAws}-two`'),
    );
    expect(workspace.read(stackFile)).not.toBe(source);
    await workspace.synthesize('auth-stack');
  });

  afterAll(() => workspace.remove());

  /** What a checkout of the base, synthesized, has of each stack. */
  function keepAsBase(): void {
    for (const stack of stacks) {
      const synthesized = `apps/${stack}/cdktf.out/local/stacks/${stack}`;
      for (const path of [
        `apps/${stack}/.terraform.lock.hcl`,
        `${synthesized}/cdk.tf.json`,
        `${synthesized}/assets`,
      ]) {
        const from = join(workspace.root, path);
        if (existsSync(from)) {
          cpSync(from, join(workspace.root, base, path), { recursive: true });
        }
      }
    }
  }

  const outputs = (stack: string) =>
    readOutputs({ workspaceRoot: workspace.root, stack, stage: 'local', env: workspace.env });
  const node = (script: string, ...args: string[]) =>
    workspace.startProgram(process.execPath, [join(workspace.root, script), ...args]).ended;
  const verify = () => node('tools/m2m-cli/bin/m2m.cjs', 'verify', 'echo-api', '--stage=local');
  const report = 'dist/plan-review/local/report.json';

  async function succeeds(command: Promise<CommandEnd>): Promise<CommandEnd> {
    const end = await command;
    if (end.exitCode !== 0) {
      throw new Error(`exit code ${end.exitCode ?? 'none'}\n${end.stdout}\n${end.stderr}`);
    }
    return end;
  }

  it('is a danger in the review, and the stack that stands on it is planned although it is the same as on the base', async () => {
    for (const stack of stacks) {
      await succeeds(workspace.run('plan', stack, `--base=${base}`));
    }
    const { exitCode } = await node('tools/plan-review/bin/plan-review.cjs', 'report', '--stage=local');
    expect(exitCode).toBe(1);
    const review = JSON.parse(workspace.read(report)) as {
      dangers: { address: string; rule: string }[];
      stacks: { stack: string; status: string }[];
      couldNotAnalyse: unknown[];
    };
    expect(review.dangers).toContainEqual(
      expect.objectContaining({ rule: 'user-pool-replaced', address: pool }),
    );
    expect(review.stacks.map(({ stack, status }) => [stack, status])).toEqual([
      ['auth-stack', 'planned'],
      ['echo-api', 'preview'],
    ]);
    expect(review.couldNotAnalyse).toEqual([]);
  });

  it('is refused until its address is named', async () => {
    const { exitCode, stderr } = await workspace.run('deploy', 'auth-stack', `--reviewed=${report}`);
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
      const { stdout } = await succeeds(workspace.run('deploy', stack, `--reviewed=${report}`, ...allowed));
      expect(stdout).toContain(`${stack} (local): this is what was reviewed`);
    }
    for (const stack of stacks) {
      const { stdout } = await succeeds(workspace.run('plan', stack, '--json'));
      expect(JSON.parse(stdout)).toMatchObject({ changed: false, changes: [], outputs: [] });
    }
  });

  it('leaves the other stack as on the base, so that only --all plans it', async () => {
    const { stdout } = await succeeds(workspace.run('plan', 'echo-api', `--base=${base}`));
    expect(stdout).toContain('echo-api (local): the same as on the base (');
    expect(stdout).toContain('so it is not planned; --all plans it\n');
    const all = await succeeds(workspace.run('plan', 'echo-api', `--base=${base}`, '--all'));
    expect(all.stdout).toContain('echo-api (local): nothing to change\n');
  });

  it('lets the callers in with their new ids, and no longer with the old ones', async () => {
    await succeeds(verify());
    const after = await outputs('echo-api');
    const { user_pool_id: poolId } = await outputs('auth-stack');
    expect(after['clients']).not.toEqual(before['clients']);
    const [client] = Object.values(before['clients'] as Record<string, { client_id: string }>);
    const found = await workspace.ask(
      'cognito-idp',
      'AWSCognitoIdentityProviderService.DescribeUserPoolClient',
      {
        UserPoolId: poolId,
        ClientId: client?.client_id,
      },
    );
    expect(found).toMatchObject({ __type: expect.stringContaining('ResourceNotFoundException') as unknown });
  });
});
