/** What people get who never saw this workspace: the packed tarball, installed into an empty folder without a registry. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { changed, change } from '../src/rules/examples/change';
import { goodWorkspace } from '../src/rules/examples/good-workspace';

const packageFolder = resolve(__dirname, '..');
let folder: string;

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(cwd: string, program: string, ...args: string[]): Promise<Ended> {
  return new Promise((done) => {
    const child = execFile(program, args, { cwd }, (_error, stdout, stderr) => {
      done({ exitCode: child.exitCode ?? -1, stdout: stdout.trimEnd(), stderr: stderr.trimEnd() });
    });
  });
}

async function mustRun(cwd: string, program: string, ...args: string[]): Promise<void> {
  const { exitCode, stderr } = await run(cwd, program, ...args);
  if (exitCode !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'm2m guard '));
  await mustRun(packageFolder, 'npm', 'pack', '--pack-destination', folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "somebody-else", "private": true }');
  await mustRun(
    folder,
    'npm',
    'install',
    '--offline',
    '--no-audit',
    '--no-fund',
    './m2m-m2m-guard-0.0.0.tgz',
  );
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, stacks: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(stacks).map(([stack, json]) => {
    const path = join(name, stack);
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'main.tf.json'), JSON.stringify(json));
    return path;
  });
}

const guard = (...args: string[]) => run(folder, 'npx', '--no-install', 'm2m-guard', ...args);

describe('the packed guard', () => {
  it('finds nothing in stacks without a mistake', async () => {
    const { exitCode, stdout } = await guard(...write('good', goodWorkspace));
    expect(stdout).toBe('2 stacks checked: 0 errors, 0 warnings');
    expect(exitCode).toBe(0);
  });

  it('names a mistake, where it is, and what to do', async () => {
    const bad = changed(goodWorkspace, [
      change('api', 'aws_cognito_user_pool_client.reader', { generate_secret: false }),
    ]);
    const { exitCode, stdout } = await guard(...write('bad', bad));
    expect(stdout).toBe(
      [
        'api',
        '  error client-without-secret: aws_cognito_user_pool_client.reader',
        '    client has no secret, but its grant is client_credentials',
        '    fix: set generate_secret = true',
        '',
        '2 stacks checked: 1 error, 0 warnings',
      ].join('\n'),
    );
    expect(exitCode).toBe(1);
  });

  it('refuses what it cannot read, with a sentence and exit code 2', async () => {
    const { exitCode, stdout, stderr } = await guard('nowhere');
    expect(stderr).toBe(
      'nowhere: cannot be read (ENOENT); expected a folder with *.tf.json files, a *.tf.json file, or the output of "terraform show -json <plan>"',
    );
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });
});
