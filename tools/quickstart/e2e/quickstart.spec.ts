import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeScratchWorkspace, type ScratchWorkspace } from '@m2m/testing';
import { documentedCommands } from './documented-commands';

const execute = promisify(execFile);

/** As in a terminal of a person: nothing of the Nx or npm that runs this spec. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(NX_|npm_|JEST_|AWS_|STAGE$|FORCE_COLOR$)/i.test(name)),
);

/** Header and claims of a JWT: what a token that was printed somewhere looks like. */
const anyToken = /eyJ[\w-]{20,}\.eyJ[\w-]{20,}/;

async function freePort(): Promise<number> {
  const server = await listen();
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function listen(): Promise<Server> {
  const server = createServer((socket) => socket.end('not HTTP\n'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

describe('quickstart', () => {
  let workspace: ScratchWorkspace;
  let port: number;

  beforeAll(async () => {
    workspace = makeScratchWorkspace();
    port = await freePort();
    await localAws('start', port);
    await loadParameterStore();
  });

  afterAll(async () => {
    await localAws('stop', port);
    workspace.remove();
  });

  const localAws = (command: string, onPort: number) =>
    execute(process.execPath, ['tools/local-aws/bin/local-aws.cjs', command, `--port=${onPort.toString()}`], {
      cwd: workspace.root,
      env: environment,
    });

  /**
   * moto loads the service at its first request, which takes seconds while other specs run. An interrupted apply waits four
   * seconds for what it has asked for: longer than AWS takes, and than moto does once this is loaded.
   */
  async function loadParameterStore(): Promise<void> {
    const { status } = await fetch(`http://127.0.0.1:${port.toString()}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonSSM.DescribeParameters',
        authorization:
          'AWS4-HMAC-SHA256 Credential=spec/20000101/us-east-1/ssm/aws4_request, SignedHeaders=host, Signature=none',
      },
      body: '{}',
    });
    expect(status).toBe(200);
  }

  /** Runs quickstart; `interruptAt` is what it must have printed when it gets a SIGINT. */
  async function quickstart(onPort: number, { interruptAt }: { interruptAt?: RegExp } = {}) {
    const args = ['tools/quickstart/bin/quickstart.cjs', `--port=${onPort.toString()}`];
    const child = spawn(process.execPath, args, {
      cwd: workspace.root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let interrupted = interruptAt === undefined;
    const listener = (chunk: Buffer) => {
      output += chunk.toString();
      if (!interrupted && interruptAt?.test(output) === true) {
        interrupted = true;
        child.kill('SIGINT');
      }
    };
    child.stdout.on('data', listener);
    child.stderr.on('data', listener);
    const [exitCode] = (await once(child, 'close')) as [number | null];
    return { exitCode, output };
  }

  it('refuses a port that another program has, and says how to choose another one', async () => {
    const server = await listen();
    const taken = (server.address() as AddressInfo).port;

    const { exitCode, output } = await quickstart(taken);
    server.close();

    expect(output).toBe(
      '[1/3] start a local AWS ...\n' +
        `port ${taken.toString()} is taken by another program: end it, or choose another port with --port=<port> and ` +
        'set AWS_ENDPOINT_URL=http://127.0.0.1:<port> for the commands that use it\n',
    );
    expect(exitCode).toBe(2);
  });

  it('interrupted, stops the local AWS that it has started', async () => {
    const ownPort = await freePort();

    const { exitCode, output } = await quickstart(ownPort, { interruptAt: /\[2\/3\] deploy/ });

    expect(exitCode).toBe(130);
    expect(output).toContain('interrupted (SIGINT): ending what is under way');
    expect(output).toContain(`The local AWS at http://127.0.0.1:${ownPort.toString()} is stopped`);
    await expect(localAws('status', ownPort)).rejects.toMatchObject({
      stdout: `no local AWS is running on port ${ownPort.toString()}: nothing listens there\n`,
    });
  });

  it('interrupted in the middle of an apply, leaves a state without lock', async () => {
    const { exitCode, output } = await quickstart(port, {
      interruptAt: /aws_cognito_user_pool\.\S+ +created/,
    });

    expect(exitCode).toBe(130);
    expect(output).toContain(
      `The local AWS keeps running in the background at http://127.0.0.1:${port.toString()}`,
    );
    const states = await fetch(`http://127.0.0.1:${port.toString()}/m2m-workspace-state?list-type=2`);
    expect(await states.text()).toMatch(/local\/auth-stack\.tfstate<(?!.*\.tflock<)/s);
  });

  describe('run again', () => {
    let output: string;

    beforeAll(async () => {
      const run = await quickstart(port);
      output = run.output;
      if (run.exitCode !== 0) {
        throw new Error(output);
      }
    });

    it('goes on where it was interrupted, and proves that the API is locked', () => {
      expect(output).toContain('local AWS was running already');
      expect(output).toMatch(/^GET \/echo +no token +- +401 +401 Unauthorized +ok$/m);
      expect(output).toMatch(/^GET \/echo +token of the wrong scope +writer +401 +401 Unauthorized +ok$/m);
      expect(output).toMatch(/^POST \/echo +token of all scopes +reader +401 +401 Unauthorized +ok$/m);
      expect(output).toMatch(/^POST \/echo +right token +writer +2xx +200 +ok$/m);
      expect(output).toContain('calls were answered as expected');
      expect(output).not.toContain('not testable');
    });

    it('prints a curl line and a call that work as they are pasted', async () => {
      const [curl = '', call = ''] = output
        .split('\n')
        .filter((line) => /^ {2}(curl|AWS_ENDPOINT_URL=\S+ npx nx run echo-api:call)/.test(line));
      const paste = (line: string) =>
        execute('bash', ['-c', line], { cwd: workspace.root, env: environment });

      const [fromCurl, fromCall] = [await paste(curl), await paste(call)];

      expect(JSON.parse(fromCurl.stdout)).toMatchObject({
        method: 'GET',
        path: '/echo',
        caller: { scopes: ['echo-api/read'] },
      });
      expect(JSON.parse(fromCall.stdout)).toMatchObject({
        method: 'POST',
        body: { hello: 'world' },
        caller: { scopes: ['echo-api/write'] },
      });
    });

    it('gives a token alone on stdout, and takes the arguments of a call as they were typed', async () => {
      const nx = (...args: string[]) =>
        execute(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'run', ...args], {
          cwd: workspace.root,
          env: { ...environment, AWS_ENDPOINT_URL: `http://127.0.0.1:${port.toString()}` },
        });

      const token = await nx('echo-api:token:local', '--client=writer');
      const answer = await nx('echo-api:call:local', '--path=/echo', '--data={"cost":"$5 `id` it\'s"}');

      expect(token.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
      expect(token.stderr).toBe('token of client "writer" with echo-api/read echo-api/write\n');
      expect(JSON.parse(answer.stdout)).toMatchObject({ body: { cost: "$5 `id` it's" } });
    });

    it('leaves no token in what it printed, in the Nx cache, or in a log', () => {
      const folders = ['.nx', '.local-aws', 'apps'].map((folder) => join(workspace.root, folder));
      expect(output).not.toMatch(anyToken);
      expect(folders.flatMap((folder) => filesWith(folder, anyToken))).toEqual([]);
    });

    it('has nothing to deploy when nothing has changed', async () => {
      const { exitCode, output: again } = await quickstart(port);
      expect(again).toContain('auth-stack (local): nothing to change, what is deployed is up to date');
      expect(again).toContain('echo-api (local): nothing to change, what is deployed is up to date');
      expect(exitCode).toBe(0);
    });

    it('can be followed by every command that README gives for the local stage, down to an empty cloud', async () => {
      const documented = documentedCommands(workspace.root, ['README.md'])
        .filter(({ block, command }) => block === 'sh' && command.startsWith('npx nx '))
        .map(({ command }) => command)
        // It would end the local AWS on the default port, which is not the one of this spec.
        .filter((command) => !command.includes('local-aws:'));
      // What quickstart prints has been pasted already.
      const commands = documented.filter((command) => !output.includes(command));
      const env = { ...environment, AWS_ENDPOINT_URL: `http://127.0.0.1:${port.toString()}` };

      expect(documented.length).toBeGreaterThan(3);
      for (const command of commands) {
        await execute('bash', ['-c', command], { cwd: workspace.root, env });
      }

      expect(commands.at(-1)).toContain('destroy');
      const bucket = `http://127.0.0.1:${port.toString()}/m2m-workspace-state`;
      // A local AWS checks no signature, but objects are not for strangers.
      const headers = {
        authorization:
          'AWS4-HMAC-SHA256 Credential=spec/20000101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none',
      };
      for (const stack of ['auth-stack', 'echo-api']) {
        const state = await fetch(`${bucket}/local/${stack}.tfstate`, { headers });
        expect(await state.json()).toMatchObject({ resources: [] });
      }
    });
  });
});

function filesWith(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => !/node_modules|\.terraform\//.test(file) && statSync(file).isFile())
    .filter((file) => pattern.test(readFileSync(file, 'latin1')));
}
