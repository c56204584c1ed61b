import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeployedWorkspace } from './deployed-workspace';
import { addSlowStack, letGo } from './slow-stack';
import { waitFor } from './wait-for';

let workspace: DeployedWorkspace;

beforeAll(async () => {
  workspace = await DeployedWorkspace.make();
});

afterAll(async () => {
  await workspace.remove();
});

const isLocked = async (stack: string) =>
  (await workspace.stateObjects()).includes(`local/${stack}.tfstate.tflock`);

const terraformOf = (stack: string) => {
  const file = join(workspace.root, `apps/${stack}/.state/local.run/apply/process.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid;
};

const privateFolder = (stack: string) => join(workspace.root, `apps/${stack}/.state/local.run`);

describe.each(['SIGINT', 'SIGTERM'] as const)('%s during a deploy', (signal) => {
  const stack = `stopped-by-${signal.toLowerCase()}`;

  it('saves the state, releases the lock, and says how to go on', async () => {
    addSlowStack(workspace, stack, ['one', 'two', 'three']);
    letGo(workspace, stack, 'one');
    const deploy = workspace.start('deploy', stack);
    await deploy.printed('terraform_data.one  created');
    deploy.process.kill(signal);
    const { exitCode, stdout, stderr } = await deploy.ended;

    expect(exitCode).toBe(1);
    expect(stdout).toContain('stopping: terraform finishes what is under way and saves its state\n');
    expect(stderr).toBe(
      `${stack} (local): stopped; 1 of 3 steps are done and saved in the state. Go on: npx nx run ${stack}:deploy:local\n`,
    );
    expect(await isLocked(stack)).toBe(false);
    expect(existsSync(privateFolder(stack))).toBe(false);
  });

  it('lets the next deploy go on where it stopped', async () => {
    letGo(workspace, stack, 'two');
    letGo(workspace, stack, 'three');
    const next = await workspace.run('deploy', stack);
    expect(next).toMatchObject({ exitCode: 0, stderr: '' });
    expect(next.stdout).not.toContain('terraform_data.one');
    expect(next.stdout).toMatch(/terraform_data.two  created[\s\S]*terraform_data.three  created/);
  });
});

describe('a command that is killed with SIGKILL during a deploy', () => {
  const stack = 'orphaned';

  it('leaves a terraform that finishes and saves its state, and a next command that waits for it', async () => {
    addSlowStack(workspace, stack, ['one', 'two']);
    letGo(workspace, stack, 'one');
    const deploy = workspace.start('deploy', stack);
    await deploy.printed('terraform_data.one  created');
    const terraform = terraformOf(stack);
    deploy.process.kill('SIGKILL');
    await deploy.ended;
    expect(await isLocked(stack)).toBe(true);

    const next = workspace.start('deploy', stack);
    await next.printed(
      `orphaned (local): the "apply" of an earlier command goes on in process ${terraform}; waiting for it to end\n`,
    );
    letGo(workspace, stack, 'two');
    const { exitCode, stdout } = await next.ended;

    expect(exitCode).toBe(0);
    expect(stdout).toContain('orphaned (local): nothing to change, what is deployed is up to date\n');
    expect(await isLocked(stack)).toBe(false);
    expect(existsSync(privateFolder(stack))).toBe(false);
  });
});

describe('a terraform that is killed with SIGKILL during a deploy', () => {
  const stack = 'killed';
  let lockId: string;

  it('is told, with the lock that it leaves', async () => {
    addSlowStack(workspace, stack, ['one']);
    const deploy = workspace.start('deploy', stack);
    await deploy.printed('1 to create');
    await waitFor(() => existsSync(join(privateFolder(stack), 'apply/process.json')));
    await waitFor(() =>
      readFileSync(join(privateFolder(stack), 'apply/events.jsonl'), 'utf8').includes('apply_start'),
    );
    process.kill(terraformOf(stack), 'SIGKILL');
    const { exitCode, stderr } = await deploy.ended;
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'killed (local): terraform was killed before it could save the state; the lock may still be held: npx nx run killed:unlock:local\n',
    );
  });

  it('makes the next deploy say who holds the lock, since when, and how to remove it', async () => {
    const { exitCode, stderr } = await workspace.run('deploy', stack);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^killed: the state of killed in stage "local" is locked: \S+@\S+ has held it since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ for "apply" \(lock [0-9a-f-]{36}\)\n {2}wait until that ends; if nothing runs there any more, remove the lock: npx nx run killed:unlock:local --force=[0-9a-f-]{36}\n$/,
    );
    lockId = /--force=(\S+)/.exec(stderr)?.[1] ?? '';
  });

  it('can be unlocked by the id of the lock, and by no other', async () => {
    const other = 'ffffffff-0000-0000-0000-000000000000';
    const refused = await workspace.run('unlock', stack, `--force=${other}`);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(`--force=${other}: the state is locked by another lock: `);
    const shown = await workspace.run('unlock', stack);
    expect(shown).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining(`--force=${lockId}\n`) as unknown,
    });
    const removed = await workspace.run('unlock', stack, `--force=${lockId}`);
    expect(removed).toMatchObject({ exitCode: 0, stdout: `killed (local): the lock ${lockId} is removed\n` });
    letGo(workspace, stack, 'one');
    expect(await workspace.run('deploy', stack)).toMatchObject({ exitCode: 0 });
  });
});
