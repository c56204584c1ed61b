import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { readStackProject, workingFolder } from '../project';
import {
  appWriting,
  rootPackage,
  stackFiles,
  writeFiles,
  writeWorkspace,
} from '../spec-support/written-workspace';
import { synthStack } from '.';

const workspaceWith = (main: string) =>
  writeWorkspace({ 'package.json': rootPackage, ...stackFiles('auth-stack', { main }) });
const replaceApp = (workspaceRoot: string, main: string) => {
  writeFiles(workspaceRoot, { 'apps/auth-stack/src/main.ts': main });
};
const synthIn = (workspaceRoot: string, verbose = false) =>
  synthStack(readStackProject(workspaceRoot, 'auth-stack'), {
    stage: 'dev',
    contextJson: '{"key":"value"}',
    verbose,
  });
const terraformFolder = (workspaceRoot: string) =>
  workingFolder(readStackProject(workspaceRoot, 'auth-stack'), 'dev');
const synthesized = (workspaceRoot: string) =>
  readFileSync(join(terraformFolder(workspaceRoot), 'cdk.tf.json'), 'utf8');

describe('synth', () => {
  it('puts the JSON of the app into the working folder of the stage', async () => {
    const workspaceRoot = workspaceWith(appWriting('auth-stack', '{"resource":{}}'));
    await synthIn(workspaceRoot);
    expect(synthesized(workspaceRoot)).toBe('{"resource":{}}');
    expect(readdirSync(join(workspaceRoot, 'apps/auth-stack/cdktf.out'))).toEqual(['dev']);
  });

  it('gives the app its stage and context, and nothing else of the environment', async () => {
    const main = `require('node:fs').writeFileSync('environment.json', JSON.stringify(process.env));${appWriting('auth-stack')}`;
    const workspaceRoot = workspaceWith(main);
    process.env['CANARY'] = 'secret';
    try {
      await synthIn(workspaceRoot);
    } finally {
      delete process.env['CANARY'];
    }
    const seen = JSON.parse(
      readFileSync(join(workspaceRoot, 'apps/auth-stack/environment.json'), 'utf8'),
    ) as NodeJS.ProcessEnv;
    expect(seen).toMatchObject({ STAGE: 'dev', CDKTF_CONTEXT_JSON: '{"key":"value"}' });
    expect(
      Object.keys(seen)
        .filter((name) => !name.startsWith('NODE_CHANNEL_'))
        .sort(),
    ).toEqual(['CDKTF_CONTEXT_JSON', 'CDKTF_OUTDIR', 'PATH', 'STAGE']);
  });

  it("keeps Terraform's own files, and removes assets and stacks that are no longer made", async () => {
    const workspaceRoot = workspaceWith(appWriting('auth-stack'));
    const stacks = 'apps/auth-stack/cdktf.out/dev/stacks';
    writeFiles(workspaceRoot, {
      [`${stacks}/auth-stack/.terraform/plugin`]: 'x',
      [`${stacks}/auth-stack/.terraform.lock.hcl`]: 'x',
      [`${stacks}/auth-stack/assets/old.zip`]: 'x',
      [`${stacks}/old-stack/cdk.tf.json`]: '{}',
    });
    await synthIn(workspaceRoot);
    expect(readdirSync(join(workspaceRoot, stacks))).toEqual(['auth-stack']);
    expect(readdirSync(terraformFolder(workspaceRoot)).sort()).toEqual([
      '.terraform',
      '.terraform.lock.hcl',
      'cdk.tf.json',
    ]);
  });

  it('removes what a killed synth left behind, and nothing of one that is running', async () => {
    const workspaceRoot = workspaceWith(appWriting('auth-stack'));
    const parent = join(workspaceRoot, 'apps/auth-stack/cdktf.out');
    writeFiles(parent, { '.unfinished-old/x': '', '.unfinished-young/x': '' });
    utimesSync(join(parent, '.unfinished-old'), 0, 0);
    await synthIn(workspaceRoot);
    expect(readdirSync(parent)).toEqual(['.unfinished-young', 'dev']);
  });

  it('compiles the app again when one of its sources changed, and only then', async () => {
    const workspaceRoot = workspaceWith(`import './part';${appWriting('auth-stack')}`);
    writeFiles(workspaceRoot, { 'apps/auth-stack/src/part.ts': 'console.assert(true);' });
    const compiledAt = async () => {
      await synthIn(workspaceRoot);
      return statSync(join(workspaceRoot, 'apps/auth-stack/dist/main.cjs')).ino;
    };
    const [first, second] = [await compiledAt(), await compiledAt()];
    writeFiles(workspaceRoot, { 'apps/auth-stack/src/part.ts': 'console.assert(1);' });
    const third = await compiledAt();
    expect([second === first, third === first]).toEqual([true, false]);
  });

  it.each([
    ['throws', 'throw new Error("auth-stack/pool: name: received 7; allowed are words");'],
    ['rejects', 'void Promise.reject(new Error("auth-stack/pool: name: received 7; allowed are words"));'],
  ])(
    'fails with the sentence of an app that %s, and leaves the previous output as it was',
    async (_how, main) => {
      const workspaceRoot = workspaceWith(appWriting('auth-stack', '{"resource":{}}'));
      await synthIn(workspaceRoot);
      replaceApp(workspaceRoot, `${appWriting('auth-stack', '{"half":"written"}')}${main}`);
      await expect(synthIn(workspaceRoot)).rejects.toMatchObject({
        name: 'StackError',
        exitCode: 1,
        message: 'auth-stack/pool: name: received 7; allowed are words',
      });
      expect(synthesized(workspaceRoot)).toBe('{"resource":{}}');
      expect(readdirSync(join(workspaceRoot, 'apps/auth-stack/cdktf.out'))).toEqual(['dev']);
    },
  );

  it('fails with the kind of error where the message alone would be no sentence', async () => {
    const workspaceRoot = workspaceWith('const app = {} as { synth(): void }; app.synth();');
    await expect(synthIn(workspaceRoot)).rejects.toThrow(
      'apps/auth-stack/src/main.ts: TypeError: app.synth is not a function (--verbose shows where)',
    );
  });

  it('fails with the place in the source when a stack trace is asked for', async () => {
    const workspaceRoot = workspaceWith('\nthrow new Error("no");');
    await expect(synthIn(workspaceRoot, true)).rejects.toThrow(
      /^Error: no\n {4}at .*apps\/auth-stack\/src\/main\.ts:2:7/,
    );
  });

  it('fails when the app does not compile, with file, line and column', async () => {
    await expect(synthIn(workspaceWith("\nimport 'nowhere';"))).rejects.toThrow(
      'apps/auth-stack/src/main.ts:2:8: Could not resolve "nowhere"',
    );
  });

  it('fails when the app synthesizes nothing', async () => {
    const workspaceRoot = workspaceWith('export {};');
    await expect(synthIn(workspaceRoot)).rejects.toThrow(
      'apps/auth-stack/src/main.ts: ended without synthesizing anything; it must call app.synth()',
    );
    expect(existsSync(terraformFolder(workspaceRoot))).toBe(false);
  });

  it('fails when the app makes another stack than its project promises', async () => {
    await expect(synthIn(workspaceWith(appWriting('auth')))).rejects.toThrow(
      'apps/auth-stack/src/main.ts: expected one stack with the id "auth-stack", the name of the project; received "auth"',
    );
  });

  it('fails when the app ends itself', async () => {
    await expect(synthIn(workspaceWith('process.exit(3);'))).rejects.toThrow(
      'apps/auth-stack/src/main.ts: ended with 3 and without an error; nothing was synthesized',
    );
  });
});
