import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { probe, startInBackground, stopInBackground } from '../src';

const program = join(dirname(require.resolve('@m2m/local-aws/package.json')), 'bin/local-aws.cjs');

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function localAws(...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  const [exitCode] = (await once(child, 'close')) as [number];
  return { exitCode, ...output };
}

describe('a local AWS in the background', () => {
  let workspaceRoot: string;

  beforeEach(() => {
    workspaceRoot = mkdtempSync(join(tmpdir(), 'background local-aws '));
  });

  afterEach(() => {
    rmSync(workspaceRoot, { recursive: true, force: true });
  });

  it('runs until it is stopped, and is started only once', async () => {
    const started = await startInBackground({ port: 0, workspaceRoot });
    const { port, pid, endpoint, logFile } = started;
    try {
      expect(started.alreadyRunning).toBe(false);
      expect(await probe(endpoint)).toBe('local-aws');
      expect(readFileSync(logFile, 'utf8')).toContain(`local AWS at ${endpoint} (moto 5.`);
      expect(JSON.parse(readFileSync(join(workspaceRoot, `.local-aws/${port}.json`), 'utf8'))).toEqual({
        pid,
        port,
      });
      expect(await startInBackground({ port, workspaceRoot })).toEqual({ ...started, alreadyRunning: true });
      expect(await localAws('status', `--port=${port}`)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining(`local AWS is running at ${endpoint} (pid ${pid}, moto 5.`),
      });
      expect(await localAws('serve', `--port=${port}`)).toEqual({
        exitCode: 2,
        stdout: '',
        stderr:
          `port ${port} is taken by a local AWS that is already running (pid ${pid}): use that one, stop it with ` +
          `"npx nx run local-aws:stop --port=${port}", or choose another port with --port=<port>\n`,
      });
    } finally {
      expect(await stopInBackground({ port, workspaceRoot })).toBe(true);
    }
    expect(await probe(endpoint)).toBe('nothing');
    expect(existsSync(join(workspaceRoot, `.local-aws/${port}.json`))).toBe(false);
    expect(await stopInBackground({ port, workspaceRoot })).toBe(false);
    expect(await localAws('status', `--port=${port}`)).toMatchObject({
      exitCode: 1,
      stdout: `no local AWS is running on port ${port}: nothing listens there\n`,
    });
  });

  it('fails when another program has the port', async () => {
    const other = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    try {
      await expect(startInBackground({ port, workspaceRoot })).rejects.toThrow(
        `port ${port} is taken by another program: end it, or choose another port with --port=<port> and set ` +
          'AWS_ENDPOINT_URL=http://127.0.0.1:<port> for the commands that use it',
      );
      expect(await stopInBackground({ port, workspaceRoot })).toBe(false);
      expect((await localAws('status', `--port=${port}`)).stdout).toBe(
        `no local AWS is running on port ${port}: another program listens there\n`,
      );
    } finally {
      other.close();
    }
  });

  it('fails when there is no moto, with the list of what was tried', async () => {
    const env = { ...process.env, LOCAL_AWS_MOTO: 'pipx', PATH: dirname(process.execPath) };
    await expect(
      startInBackground({ port: 0, workspaceRoot, env: { ...env, PATH: workspaceRoot } }),
    ).rejects.toThrow(
      'moto, which plays the AWS APIs here, could not be started. Tried, in this order:\n  pipx run: no pipx on PATH\n',
    );
  });

  it('is not started when starting is given up', async () => {
    const controller = new AbortController();
    const starting = startInBackground({ port: 0, workspaceRoot, signal: controller.signal });
    controller.abort(new Error('given up'));
    await expect(starting).rejects.toThrow('given up');
  });
});

describe('the command line', () => {
  it.each([
    [
      ['serve', '--port=65536'],
      `error: option '--port <port>' argument '65536' is invalid. received "65536"; allowed are 0 (any free port) to 65535.\n`,
    ],
    [['deploy'], `error: unknown command 'deploy'\n`],
  ])('refuses %j with exit code 2', async (args, stderr) => {
    expect(await localAws(...args)).toEqual({ exitCode: 2, stdout: '', stderr });
  });

  const serve = (env: NodeJS.ProcessEnv = {}) =>
    spawn(process.execPath, [program, 'serve', '--port=0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
  /** What a process has printed, once that contains a text. */
  const printed = (child: ReturnType<typeof serve>, text: string): Promise<string> =>
    new Promise((resolve) => {
      let stdout = '';
      child.stdout.on('data', (chunk) => {
        stdout += String(chunk);
        if (stdout.includes(text)) {
          resolve(stdout);
        }
      });
    });

  it('ends with moto on Ctrl-C, with exit code 0', async () => {
    const child = serve();
    await printed(child, 'Ctrl-C');
    const lastWords = printed(child, 'stopped by SIGINT; everything in it is gone');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([0, null]);
    await lastWords;
  });

  it('ends on Ctrl-C also while moto is still being downloaded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slow uvx '));
    writeFileSync(join(folder, 'uvx'), '#!/bin/sh\nwhile :; do sleep 1; done\n', { mode: 0o755 });
    const child = serve({ LOCAL_AWS_MOTO: 'uvx', PATH: `${folder}:${process.env['PATH'] ?? ''}` });
    await printed(child, 'getting moto 5.2.1 with uvx');
    const lastWords = printed(child, 'stopped by SIGINT while starting');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([0, null]);
    await lastWords;
    rmSync(folder, { recursive: true });
  });
});
