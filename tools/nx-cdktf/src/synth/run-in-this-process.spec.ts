import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  appWriting,
  cdktfJson,
  rootPackage,
  stackFiles,
  writeFiles,
  writeWorkspace,
} from '../spec-support/written-workspace';

/** What `bin/stack.cjs` does, in a workspace of the spec. */
const command = `
  const { loadFresh } = require('@m2m/fresh-bundle');
  const [workspaceRoot, ...words] = process.argv.slice(1);
  loadFresh(${JSON.stringify(join(__dirname, '../cli/light.ts'))})
    .runStack(words, { workspaceRoot, env: process.env, out: process, wholeProcess: true })
    .then((exitCode) => { process.exitCode = exitCode; });
`;

const workspaceWith = (main: string) =>
  writeWorkspace({
    'package.json': rootPackage,
    'cdktf.json': cdktfJson,
    ...stackFiles('auth-stack', { main }),
  });
const outputOf = (workspaceRoot: string) => join(workspaceRoot, 'apps/auth-stack/cdktf.out');
const synthesized = (workspaceRoot: string) =>
  readFileSync(join(outputOf(workspaceRoot), 'dev/stacks/auth-stack/cdk.tf.json'), 'utf8');

function synthIn(workspaceRoot: string, ...options: string[]) {
  const words = ['-e', command, workspaceRoot, 'synth', 'auth-stack', ...options];
  const env = { ...process.env, CANARY: 'secret' };
  return new Promise<{ exitCode: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, words, { cwd: __dirname, env }, (_error, stdout, stderr) => {
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

describe('synth in the process of the command', () => {
  it('puts the JSON of the app into the working folder of the stage, and says where it is', async () => {
    const workspaceRoot = workspaceWith(appWriting('auth-stack', '{"resource":{}}'));
    expect(await synthIn(workspaceRoot)).toEqual({
      exitCode: 0,
      stdout: 'apps/auth-stack/cdktf.out/dev/stacks/auth-stack/cdk.tf.json\n',
      stderr: '',
    });
    expect(synthesized(workspaceRoot)).toBe('{"resource":{}}');
    expect(readdirSync(outputOf(workspaceRoot))).toEqual(['dev']);
  });

  it('gives the app its stage and context in its own folder, and nothing else of the process', async () => {
    const seeing = 'JSON.stringify({ env: process.env, words: process.argv.slice(2) })';
    const workspaceRoot = workspaceWith(
      `require('node:fs').writeFileSync('seen.json', ${seeing});${appWriting('auth-stack')}`,
    );
    await synthIn(workspaceRoot);
    const seen = JSON.parse(readFileSync(join(workspaceRoot, 'apps/auth-stack/seen.json'), 'utf8')) as {
      env: NodeJS.ProcessEnv;
      words: string[];
    };
    expect(Object.keys(seen.env).sort()).toEqual(['CDKTF_CONTEXT_JSON', 'CDKTF_OUTDIR', 'PATH', 'STAGE']);
    expect(seen.env).toMatchObject({
      STAGE: 'dev',
      CDKTF_CONTEXT_JSON: JSON.stringify(cdktfJson.context),
    });
    expect(seen.words).toEqual([]);
  });

  it('runs the same app again from its code cache, and a changed one as it is', async () => {
    const importing = (content: string) =>
      `${appWriting('auth-stack', content)} void import('node:path').then(({ sep }) => sep.length);`;
    const workspaceRoot = workspaceWith(importing('{"made":1}'));
    for (const made of [1, 1, 2]) {
      writeFiles(workspaceRoot, { 'apps/auth-stack/src/main.ts': importing(`{"made":${made}}`) });
      expect(await synthIn(workspaceRoot)).toMatchObject({ exitCode: 0, stderr: '' });
      expect(synthesized(workspaceRoot)).toBe(`{"made":${made}}`);
    }
    expect(readdirSync(join(workspaceRoot, 'apps/auth-stack/dist')).sort()).toEqual([
      'main.cjs',
      'main.cjs.code-cache',
      'main.cjs.sources.json',
    ]);
  });

  it('waits for what the app does later', async () => {
    const main = appWriting('auth-stack', '{"made":"later"}').replace(
      "writeFileSync(join(folder, 'manifest.json')",
      "setTimeout(() => undefined, 50); setTimeout(writeFileSync, 20, join(folder, 'manifest.json')",
    );
    const workspaceRoot = workspaceWith(main);
    expect(await synthIn(workspaceRoot)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(synthesized(workspaceRoot)).toBe('{"made":"later"}');
  });

  const sentence = 'auth-stack/pool: name: received 7; allowed are words';
  it.each([
    ['throws', `throw new Error("${sentence}");`, `${sentence}\n`],
    ['rejects', `void Promise.reject(new Error("${sentence}"));`, `${sentence}\n`],
    [
      'throws with work under way',
      `setInterval(() => undefined, 1e9); throw new Error("${sentence}");`,
      `${sentence}\n`,
    ],
    [
      'throws later',
      `setTimeout(() => { throw new TypeError("no pool"); }, 20);`,
      'apps/auth-stack/src/main.ts: TypeError: no pool (--verbose shows where)\n',
    ],
    [
      'sets an exit code',
      'process.exitCode = 3;',
      'apps/auth-stack/src/main.ts: ended with 3 and without an error; nothing was synthesized\n',
    ],
    [
      'exits',
      'process.exit();',
      'apps/auth-stack/src/main.ts: called process.exit(0); nothing was synthesized. Let it end by itself\n',
    ],
  ])('fails with one sentence when the app %s, and leaves the previous output', async (_how, end, stderr) => {
    const workspaceRoot = workspaceWith(appWriting('auth-stack', '{"resource":{}}'));
    await synthIn(workspaceRoot);
    writeFiles(workspaceRoot, {
      'apps/auth-stack/src/main.ts': `${appWriting('auth-stack', '{"half":"written"}')}${end}`,
    });
    expect(await synthIn(workspaceRoot)).toEqual({ exitCode: 1, stdout: '', stderr });
    expect(synthesized(workspaceRoot)).toBe('{"resource":{}}');
    expect(readdirSync(outputOf(workspaceRoot))).toEqual(['dev']);
  });

  it('fails with the place in the source when a stack trace is asked for', async () => {
    const { exitCode, stderr } = await synthIn(workspaceWith('\nthrow new Error("no");'), '--verbose');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Error: no\n {4}at .*apps\/auth-stack\/src\/main\.ts:2:7/);
  });
});
