/**
 * Somebody who is not root, in a clone whose path holds a space: synthesizes, deploys both stacks on a terminal with Ctrl-C in
 * between, goes on, and then shares the user pool with a stack of another team.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeAnotherUser, type AnotherUser } from './another-user';
import { DeployedWorkspace } from './deployed-workspace';
import { addShop, shopClient } from './shop-stack';
import { waitFor } from './wait-for';

const uid = process.getuid?.();

/** Root makes another user; anybody else is not root already. */
const who = uid === 0 ? 'nobody, started by root' : `the user of this run, whose id is ${uid ?? 'unknown'}`;

let user: AnotherUser | undefined;
let workspace: DeployedWorkspace;

beforeAll(async () => {
  user = uid === 0 ? await makeAnotherUser() : undefined;
  workspace = await DeployedWorkspace.make(user?.person);
});

afterAll(async () => {
  await workspace.remove();
  user?.remove();
});

describe(`a clone in a folder with a space, used by ${who}`, () => {
  const synthesized = 'apps/echo-api/cdktf.out/local/stacks/echo-api/cdk.tf.json';

  it('is used by somebody who is not root', async () => {
    expect(workspace.root).toContain(' ');
    const { stdout } = await workspace.startProgram('node', ['-p', 'process.getuid()']).ended;
    expect(stdout).toMatch(/^[1-9]\d*\n$/);
    expect(statSync(workspace.root).uid).toBe(Number(stdout));
  });

  it('is synthesized', async () => {
    expect(await workspace.startNx('run', 'echo-api:synth:local').ended).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`${synthesized}\n`) as unknown,
    });
    expect(statSync(join(workspace.root, synthesized)).uid).toBe(statSync(workspace.root).uid);
  });
});

describe('Ctrl-C on a terminal, under Nx', () => {
  it('stops a deploy half-way', async () => {
    const deploy = workspace.startNxOnTerminal('run', 'echo-api:deploy:local');
    // The function takes longest: it is being created when the interrupt comes, and not ready when terraform ends.
    const events = join(workspace.root, 'apps/echo-api/.state/local.run/apply/events.jsonl');
    await waitFor(
      () => existsSync(events) && /aws_lambda_function.*"apply_start"/.test(readFileSync(events, 'utf8')),
    );
    deploy.process.stdin?.write('\x03');
    const { exitCode, stdout } = await deploy.ended;
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain('auth-stack (local): deployed in ');
  });

  it('lets the next deploy end it, which makes nothing twice and leaves nothing to do', async () => {
    const next = await workspace.run('deploy', 'echo-api');
    expect(next).toMatchObject({ exitCode: 0, stderr: '' });
    expect(next.stdout).not.toContain('-/+');
    expect(await workspace.run('plan', 'echo-api')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('echo-api (local): nothing to change\n') as unknown,
    });
    const pool = { UserPoolId: await onlyUserPool(), MaxResults: 60 };
    const { UserPoolClients: clients } = await cognito('ListUserPoolClients', pool);
    expect(clients).toHaveLength(2);
  });
});

describe('a client of another stack that shares the user pool', () => {
  /** What `verify` says of the calls with its credentials: route, expectation, answer, and how that is judged. */
  async function verified() {
    const { stdout, stderr } = await workspace.startScript(
      'tools/m2m-cli/bin/m2m.cjs',
      ...['verify', 'echo-api', '--stage=local', '--json'],
    ).ended;
    expect(stderr).toBe('');
    const { failed, checks } = JSON.parse(stdout) as {
      failed: number;
      checks: Record<'client' | 'route' | 'expected' | 'received' | 'result' | 'reason', string | null>[];
    };
    const rows = checks
      .filter((check) => check.client === shopClient)
      .map(({ route, expected, received, result, reason }) => [route, expected, received, reason ?? result]);
    return { failed, rows };
  }

  beforeAll(() => {
    addShop(workspace);
  });

  it('cannot be tried while its stack is not deployed, and verify says so', async () => {
    expect(await verified()).toEqual({
      failed: 0,
      rows: [
        ['GET /echo', '2xx', null, 'shop is not deployed'],
        ['POST /echo', '401', null, 'shop is not deployed'],
      ],
    });
  });

  it('calls with its own credentials when its stack is deployed', async () => {
    expect(await workspace.run('deploy', 'shop')).toMatchObject({ exitCode: 0 });
    expect(await verified()).toEqual({
      failed: 0,
      rows: [
        ['GET /echo', '2xx', '200', 'pass'],
        ['POST /echo', '401', '401 Unauthorized', 'pass'],
      ],
    });
  });

  it('is on the page about echo-api as well', async () => {
    const access = await workspace.run('access', 'echo-api', '--json');
    expect(access.stdout).toContain(`"client": "${shopClient}"`);
  });
});

async function onlyUserPool(): Promise<string> {
  const { UserPools } = await cognito('ListUserPools', { MaxResults: 60 });
  const pools = UserPools as { Id: string }[];
  expect(pools).toHaveLength(1);
  return pools[0]?.Id ?? '';
}

function cognito(operation: string, input: object): Promise<Record<string, unknown>> {
  return workspace.ask('cognito-idp', `AWSCognitoIdentityProviderService.${operation}`, input);
}
