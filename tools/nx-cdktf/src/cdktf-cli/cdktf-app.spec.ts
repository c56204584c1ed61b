import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  appWriting,
  cdktfJson,
  rootPackage,
  stackFiles,
  writeWorkspace,
} from '../spec-support/written-workspace';
import { runCdktfApp } from './cdktf-app';

const localBackend = (stack: string) =>
  appWriting(stack, '{"terraform":{"backend":{"local":{"path":"../../../../.state/prod.tfstate"}}}}');

async function run(files: Record<string, string | object>, env: NodeJS.ProcessEnv) {
  const workspaceRoot = writeWorkspace({ 'package.json': rootPackage, 'cdktf.json': cdktfJson, ...files });
  const stderr = new PassThrough();
  const exitCode = await runCdktfApp({ workspaceRoot, env, out: { stdout: new PassThrough(), stderr } });
  const read = (file: string) => readFileSync(join(workspaceRoot, file), 'utf8');
  return { exitCode, error: String(stderr.read() ?? ''), read };
}

describe('the app command of cdktf.json', () => {
  const stacks = {
    ...stackFiles('auth-stack', { main: localBackend('auth-stack') }),
    ...stackFiles('echo-api', { main: localBackend('echo-api'), upstream: ['auth-stack'] }),
  };

  it('lays every stack of the stage, its provider lock and one manifest into the folder of cdktf-cli', async () => {
    const { exitCode, read } = await run(stacks, { STAGE: 'prod', CDKTF_OUTDIR: 'cli out' });
    expect(exitCode).toBe(0);
    expect(JSON.parse(read('cli out/manifest.json'))).toEqual({
      version: '0.21.0',
      stacks: {
        'auth-stack': { name: 'auth-stack', dependencies: [] },
        'echo-api': { name: 'echo-api', dependencies: ['auth-stack'] },
      },
    });
    expect(JSON.parse(read('cli out/stacks/echo-api/cdk.tf.json'))).toEqual({
      terraform: { backend: { local: { path: '../../../apps/echo-api/.state/prod.tfstate' } } },
    });
    expect(read('cli out/stacks/echo-api/.terraform.lock.hcl')).toBe(
      read('apps/echo-api/.terraform.lock.hcl'),
    );
  });

  it('takes the default stage when STAGE is not set', async () => {
    const { exitCode, read } = await run(stacks, {});
    expect([exitCode, read('apps/auth-stack/cdktf.out/dev/manifest.json')]).toEqual([
      0,
      expect.stringContaining('auth-stack'),
    ]);
  });

  it('fails with the sentence of an app that fails', async () => {
    const files = stackFiles('auth-stack', { main: 'throw new Error("auth-stack/pool: too long");' });
    expect(await run(files, {})).toMatchObject({ exitCode: 1, error: 'auth-stack/pool: too long\n' });
  });

  it('refuses a STAGE that is not declared', async () => {
    expect(await run(stacks, { STAGE: 'nowhere' })).toMatchObject({
      exitCode: 2,
      error:
        'cdktf.json: context.stages: expected one of the declared stages (dev, prod); received "nowhere"\n',
    });
  });
});
