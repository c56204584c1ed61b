/** Synth and deploy by a user who is not root, in a clone whose path holds a space. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { makeAnotherUser, type AnotherUser } from './another-user';
import { DeployedWorkspace, type CommandEnd } from './deployed-workspace';

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

function nx(...words: string[]): Promise<CommandEnd> {
  const program = join(workspace.root, 'node_modules/nx/dist/bin/nx.js');
  return workspace.startProgram('node', [program, ...words]).ended;
}

describe(`a clone in a folder with a space, used by ${who}`, () => {
  const synthesized = 'apps/echo-api/cdktf.out/local/stacks/echo-api/cdk.tf.json';

  it('is used by somebody who is not root', async () => {
    expect(workspace.root).toContain(' ');
    const { stdout } = await workspace.startProgram('node', ['-p', 'process.getuid()']).ended;
    expect(stdout).toMatch(/^[1-9]\d*\n$/);
    expect(statSync(workspace.root).uid).toBe(Number(stdout));
  });

  it('is synthesized', async () => {
    expect(await nx('run', 'echo-api:synth:local')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`${synthesized}\n`) as unknown,
    });
    expect(statSync(join(workspace.root, synthesized)).uid).toBe(statSync(workspace.root).uid);
  });

  it('is deployed', async () => {
    const { exitCode, stdout } = await nx('run', 'auth-stack:deploy:local');
    expect(stdout).toContain('auth-stack (local): deployed in ');
    expect(exitCode).toBe(0);
  });

  it('has nothing to do the second time', async () => {
    const { exitCode, stdout } = await nx('run', 'auth-stack:deploy:local');
    expect(stdout).toContain('auth-stack (local): nothing to change');
    expect(exitCode).toBe(0);
  });
});
