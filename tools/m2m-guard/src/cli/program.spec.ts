import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { change, changed, type Change } from '../rules/examples/change';
import { goodWorkspace } from '../rules/examples/good-workspace';
import { runProgram } from './program';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2m-guard-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const withoutSecret = change('api', 'aws_cognito_user_pool_client.reader', { generate_secret: false });

function write(changes: readonly Change[] = []): string[] {
  return Object.entries(changed(goodWorkspace, changes)).map(([stack, json]) => {
    const file = join(folder, `${stack}.tf.json`);
    writeFileSync(file, JSON.stringify(json));
    return file;
  });
}

async function run(...args: string[]) {
  let stdout = '';
  let stderr = '';
  const exitCode = await runProgram(args, {
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    colors: false,
  });
  return { exitCode, stdout, stderr };
}

describe('m2m-guard', () => {
  it('checks files without being told to', async () => {
    expect(await run(...write())).toEqual({
      exitCode: 0,
      stdout: '2 stacks checked: 0 errors, 0 warnings\n',
      stderr: '',
    });
  });

  it('answers 1 for findings, in JSON too', async () => {
    const { exitCode, stdout } = await run(...write([withoutSecret]), '--format', 'json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      formatVersion: 1,
      stacks: ['auth', 'api'],
      findings: [
        {
          rule: 'client-without-secret',
          severity: 'error',
          stack: 'api',
          address: 'aws_cognito_user_pool_client.reader',
          message: 'client has no secret, but its grant is client_credentials',
          fix: 'set generate_secret = true',
        },
      ],
      acknowledged: [],
    });
  });

  it('writes into a file when it is told to', async () => {
    const out = join(folder, 'report.sarif');
    const { stdout } = await run(...write([withoutSecret]), '--format', 'sarif', '--out', out);
    expect(stdout).toBe('');
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('accepts what the named file acknowledges', async () => {
    const file = join(folder, 'accepted.json');
    const acknowledged = [
      {
        rule: 'client-without-secret',
        stack: 'api',
        address: 'aws_cognito_user_pool_client.reader',
        reason: 'it is about to be removed',
        expires: '9999-12-31',
      },
    ];
    writeFileSync(file, JSON.stringify({ formatVersion: 1, acknowledged }));
    const { exitCode, stdout } = await run(...write([withoutSecret]), '--acknowledgements', file);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('acknowledged until 9999-12-31 client-without-secret');
  });

  it('explains a rule with an example', async () => {
    const { exitCode, stdout } = await run('explain', 'client-without-secret');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('fix     set generate_secret = true');
    expect(stdout).toContain('"generate_secret": false');
  });

  it.each<[string, (files: readonly string[]) => string[], string]>([
    [
      'a rule that does not exist',
      () => ['explain', 'no-such-rule'],
      'There is no rule "no-such-rule"; the rules are: ',
    ],
    [
      'acknowledgements that are not there',
      (files) => [...files, '--acknowledgements', 'nowhere.json'],
      'nowhere.json: there is no such file; --acknowledgements names one that exists\n',
    ],
    [
      'a format that it does not know',
      (files) => [...files, '--format', 'html'],
      "error: option '--format <format>' argument 'html' is invalid. Allowed choices are text, json, sarif, junit.\n",
    ],
    ['one stack twice', ([file = '']) => [file, file], 'is the stack "auth", as '],
  ])('refuses %s with exit code 2', async (_what, args, message) => {
    const { exitCode, stdout, stderr } = await run(...args(write()));
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });
});
