import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goodWorkspace } from '../rules/examples/good-workspace';
import { runProgram } from './program';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2m-guard-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function run(...args: string[]) {
  let [stdout, stderr] = ['', ''];
  const exitCode = await runProgram(args, {
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    colors: false,
  });
  return { exitCode, stdout, stderr };
}

it('ends with 0 when nothing is wrong, with folders and files', async () => {
  write('auth/cdk.tf.json', goodWorkspace.auth);
  const api = write('api.tf.json', goodWorkspace.api);
  expect(await run(join(folder, 'auth'), api)).toEqual({
    exitCode: 0,
    stdout: '2 stacks checked: 0 errors, 0 warnings\n',
    stderr: '',
  });
});

it('ends with 1 on findings, also when all that is wrong could not be told', async () => {
  const file = write('net.tf.json', { module: { net: { source: './net' } } });
  const { exitCode, stdout } = await run(file, '--format=json');
  expect(exitCode).toBe(1);
  expect((JSON.parse(stdout) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule)).toEqual([
    'could-not-analyse',
  ]);
});

it('reads no file that Terraform does not read either', async () => {
  write('auth/cdk.tf.json', goodWorkspace.auth);
  for (const name of ['.hidden.tf.json', 'cdk.tf.json~', '#cdk.tf.json#']) write(`auth/${name}`, 'broken');
  expect((await run(join(folder, 'auth'))).exitCode).toBe(0);
});

it('notes files of the folder in a language that it does not read', async () => {
  write('auth/cdk.tf.json', goodWorkspace.auth);
  for (const name of ['main.tf', 'main.tofu', 'main.tofu.json']) write(`auth/${name}`, '');
  expect((await run(join(folder, 'auth'))).stdout.match(/is not Terraform JSON/g)).toHaveLength(3);
});

describe('ends with 2 and a sentence', () => {
  const expected =
    'expected a folder with *.tf.json files, a *.tf.json file, or the output of "terraform show -json <plan>"';

  it.each<[string, string, unknown, string]>([
    ['that is no JSON', 'a.tf.json', '{"canary', 'a.tf.json: not valid JSON (8 characters)'],
    [
      'that is no object',
      'a.tf.json',
      [],
      'a.tf.json: expected a JSON object with blocks such as "resource"',
    ],
    [
      'that is neither plan nor configuration',
      'a.json',
      {},
      'a.json: neither a plan nor Terraform JSON: it has no format_version, and its name does not end in .tf.json',
    ],
    [
      'that is nested without end',
      'a.tf.json',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'a.tf.json: nested more than 200 levels deep; no Terraform JSON is',
    ],
    [
      'in which a key stands twice',
      'a.tf.json',
      '{"resource": {\n "aws_x": {"a\\u0062": {}, "x": {"ab": "{"},\n "ab": {"canary": 1}}}}',
      'a.tf.json: line 3: a key stands twice in one object; Terraform reads both, most programs only the last: write each key once',
    ],
  ])('on a file %s', async (_what, name, content, message) => {
    const file = write(name, content);
    expect(await run(file)).toEqual({ exitCode: 2, stdout: '', stderr: `${join(folder, message)}\n` });
  });

  it('on a file that is not there', async () => {
    const file = join(folder, 'none.tf.json');
    expect((await run(file)).stderr).toBe(`${file}: cannot be read (ENOENT); ${expected}\n`);
  });

  it('on a folder without configuration', async () => {
    const message = `${folder}: no *.tf.json file in this folder; for HCL, pass the output of "terraform show -json <plan>"\n`;
    expect(await run(folder)).toEqual({ exitCode: 2, stdout: '', stderr: message });
  });

  it('on a folder in which a folder is called like a file', async () => {
    mkdirSync(join(folder, 'a.tf.json'));
    expect((await run(folder)).stderr).toBe(
      `${join(folder, 'a.tf.json')}: cannot be read (EISDIR); ${expected}\n`,
    );
  });

  it('on a path that no file can have', async () => {
    const { exitCode, stderr } = await run('a\u0000\u001b[31mb');
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`a\ufffd\ufffd[31mb: cannot be read (ERR_INVALID_ARG_VALUE); ${expected}\n`);
  });

  it('on two sources of one stack', async () => {
    const [one, two] = [write('a.tf.json', {}), write('b/a.tf.json', {})];
    expect((await run(one, two)).stderr).toBe(
      `${two}: is the stack "a", as ${one} is; name each stack once\n`,
    );
  });

  it('on no stack, and on a format that there is not', async () => {
    expect((await run()).exitCode).toBe(2);
    expect((await run('a', '--format=xml')).exitCode).toBe(2);
  });

  it('on a folder that it may not list', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o000);
    const { exitCode, stderr } = await run(closed);
    chmodSync(closed, 0o700);
    expect(exitCode).toBe(2);
    // The administrator of a machine may list everything.
    expect(stderr).toMatch(
      /closed: (?:this folder cannot be read \(EACCES\); allow it to be listed|no \*\.tf\.json)/,
    );
  });
});
