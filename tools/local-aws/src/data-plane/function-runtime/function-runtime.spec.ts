/** Functions run in processes of their own: what they see, and that nothing they do to themselves reaches anybody else. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { LambdaReader } from '../aws-reader/lambda-reader';
import { FakeCloud } from '../test-cloud/fake-cloud';
import { FunctionRuntime, type NotRunnable, type RunnableFunction } from './function-runtime';

// Every case starts processes, on machines that may be busy with much else.
jest.setTimeout(60_000);

const ref = { region: 'eu-west-1', functionName: 'worker' };

const configuration = {
  FunctionName: 'worker',
  FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:worker',
  Runtime: 'nodejs22.x',
  Handler: 'index.handler',
  Timeout: 5,
  MemorySize: 128,
  Environment: { Variables: { COLOR: 'green' } },
};

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('local-aws-functions-'));

describe('the function runtime', () => {
  const logged: string[] = [];
  let runtime: FunctionRuntime;
  let cloud: FakeCloud;

  beforeEach(() => {
    logged.length = 0;
    cloud = new FakeCloud();
    cloud.functions.worker = { configuration, statements: [] };
    runtime = new FunctionRuntime({
      lambda: new LambdaReader(cloud),
      endpoint: 'http://127.0.0.1:9',
      log: (line) => logged.push(line),
    });
  });
  afterEach(() => runtime.close());

  const configure = (changes: object) => {
    cloud.functions.worker = { configuration: { ...configuration, ...changes }, statements: [] };
    runtime.configurationChanged();
  };
  const upload = (files: Record<string, string>) =>
    runtime.codeUploaded(
      ref,
      zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    );
  const find = async (): Promise<RunnableFunction> => {
    const found = await runtime.find(ref);
    if (found.kind !== 'runnable') {
      throw new Error(found.what);
    }
    return found;
  };
  const invoke = async (event: object = {}) => (await find()).invoke(event, 'request-1', 'Root=1-trace');
  const run = async (source: string, event?: object) => {
    await upload({ 'index.js': source });
    return invoke(event);
  };
  const returned = async (source: string, event?: object): Promise<unknown> => {
    const outcome = await run(source, event);
    if ('failure' in outcome) {
      throw new Error(outcome.failure);
    }
    return JSON.parse(outcome.json);
  };

  it('gives a function its event, its context and its result back', async () => {
    const source = `exports.handler = async (event, context) => ({
      event, name: context.functionName, id: context.awsRequestId, remaining: context.getRemainingTimeInMillis() });`;
    expect(await returned(source, { n: 1 })).toEqual({
      event: { n: 1 },
      name: 'worker',
      id: 'request-1',
      remaining: expect.any(Number),
    });
  });

  it('runs every way to write a handler', async () => {
    expect(await returned('exports.handler = (event, context, done) => done(null, 1);')).toBe(1);
    expect(await returned('exports.handler = () => 2;')).toBe(2);
    expect(await returned('exports.handler = async () => undefined;')).toBeNull();
    configure({ Handler: 'src/app.run' });
    await upload({
      'src/app.mjs': 'import { three } from "./three.mjs"; export const run = async () => three;',
      'src/three.mjs': 'export const three = 3;',
    });
    expect(await invoke()).toEqual({ json: '3' });
  });

  it('shows a function its own environment and nothing of this process', async () => {
    process.env.CANARY_OF_THE_PARENT = 'canary';
    const environment = (await returned('exports.handler = async () => process.env;')) as Record<
      string,
      string
    >;
    delete process.env.CANARY_OF_THE_PARENT;
    expect(environment).toMatchObject({
      COLOR: 'green',
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_LAMBDA_FUNCTION_NAME: 'worker',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      _HANDLER: 'index.handler',
      _X_AMZN_TRACE_ID: 'Root=1-trace',
    });
    expect(
      Object.keys(environment).filter((name) => /CANARY|^npm_|^NODE_|^NX_|^HOME$|^JEST/.test(name)),
    ).toEqual([]);
  });

  it('keeps an environment warm, one invocation at a time', async () => {
    const source =
      'let count = 0; exports.handler = async () => { count += 1; return [process.pid, count]; };';
    const [pid, first] = (await returned(source)) as [number, number];
    expect([first, await invoke()]).toEqual([1, { json: JSON.stringify([pid, 2]) }]);
  });

  it('starts another environment for invocations that wait', async () => {
    // Each environment leaves its name, and answers only when two have done so.
    await upload({
      'index.js': `const { readdirSync, writeFileSync } = require('node:fs');
        exports.handler = async () => {
          writeFileSync('pid-' + process.pid, '');
          while (readdirSync('.').filter((name) => name.startsWith('pid-')).length < 2) {
            await new Promise((resolve) => setImmediate(resolve));
          }
          return process.pid;
        };`,
    });
    const [first, second] = await Promise.all([invoke(), invoke()]);
    expect(first).toHaveProperty('json');
    expect(second).not.toEqual(first);
  });

  it('answers every one of many invocations at once, with few environments', async () => {
    await upload({
      'index.js': `let busy = false; exports.handler = async () => {
        if (busy) throw new Error('two at once');
        busy = true; await new Promise((resolve) => setImmediate(resolve)); busy = false; return process.pid; };`,
    });
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => invoke()));
    const pids = outcomes.map((outcome) => ('json' in outcome ? outcome.json : outcome.failure));
    expect(pids.every((pid) => /^\d+$/.test(pid))).toBe(true);
    expect(new Set(pids).size).toBeLessThanOrEqual(8);
  });

  it('prints what a function prints, under its name', async () => {
    await run('exports.handler = async () => { console.log("out"); console.error("err"); };');
    await runtime.close();
    expect(logged.sort()).toEqual(['[worker] err', '[worker] out']);
  });

  it('lets an invocation that runs finish when the code is replaced', async () => {
    await upload({
      'index.js':
        'exports.handler = async () => { await fetch("http://127.0.0.1:1").catch(() => 0); return "old"; };',
    });
    const old = invoke();
    await upload({ 'index.js': 'exports.handler = async () => "new";' });
    expect(await invoke()).toEqual({ json: '"new"' });
    expect(await old).toEqual({ json: '"old"' });
  });

  it.each([
    ['throws', 'exports.handler = async () => { throw new TypeError("no"); };', 'TypeError: no'],
    ['throws no error', 'exports.handler = async () => { throw "text"; };', 'text'],
    ['throws at once', 'exports.handler = () => { throw new Error("now"); };', 'Error: now'],
    ['exits', 'exports.handler = () => process.exit(3);', 'ended with exit code 3'],
    ['kills itself', 'exports.handler = () => process.kill(process.pid, "SIGKILL");', 'ended with SIGKILL'],
    [
      'rejects where nobody listens',
      'exports.handler = () => new Promise(() => { Promise.reject(new Error("x")); });',
      'ended with exit code 1',
    ],
    [
      'throws where nobody catches',
      'exports.handler = () => new Promise(() => setImmediate(() => { throw new Error("x"); }));',
      'ended with exit code 1',
    ],
    [
      'returns what is no JSON',
      'exports.handler = async () => 1n;',
      'TypeError: Do not know how to serialize a BigInt',
    ],
    ['does not load', 'throw new Error("broken");', 'could not be loaded: Error: broken'],
    [
      'exports no handler',
      'exports.other = 1;',
      'could not be loaded: Error: handler is not exported as a function',
    ],
  ])('fails when a function %s, and runs the next invocation', async (_, source, failure) => {
    expect(await run(source)).toEqual({ failure });
    expect(await returned('exports.handler = async () => "alive";')).toBe('alive');
  });

  it('fails when a function uses more memory than it has', async () => {
    const outcome = await run(
      'const kept = []; exports.handler = () => { for (;;) kept.push(new Array(1e6).fill("x")); };',
    );
    expect(outcome).toEqual({
      failure: expect.stringMatching(/^ended with (SIGABRT|SIGTRAP|exit code \d+)$/),
    });
  });

  it.each([
    ['spins', 'exports.handler = () => { for (;;); };'],
    ['never answers', 'exports.handler = () => new Promise(() => {});'],
  ])(
    'fails when a function %s for longer than its time-out, and runs the next invocation',
    async (_, source) => {
      configure({ Timeout: 1 });
      expect(await run(source)).toEqual({ failure: 'timed out after 1.00 seconds' });
      expect(await returned('exports.handler = async () => "alive";')).toBe('alive');
    },
  );

  it.each([
    ['another runtime', { Runtime: 'python3.13' }, 'not-emulated', 'runtime python3.13 of function worker'],
    [
      'a container image',
      { PackageType: 'Image', Runtime: undefined },
      'not-emulated',
      'container image of function worker',
    ],
    ['layers', { Layers: [{ Arn: 'arn' }] }, 'not-emulated', 'layers of function worker'],
    [
      'a handler outside its code',
      { Handler: '../index.handler' },
      'missing',
      'handler ../index.handler in the code of function worker',
    ],
    [
      'a handler that is not there',
      { Handler: 'app.handler' },
      'missing',
      'handler app.handler in the code of function worker',
    ],
  ])('refuses a function with %s by name', async (_, changes, kind, what) => {
    await upload({ 'index.js': 'exports.handler = async () => 1;' });
    configure(changes);
    expect(await runtime.find(ref)).toEqual<NotRunnable>({ kind: kind as NotRunnable['kind'], what });
  });

  it('refuses a deployment package that is no zip or reaches outside its folder', async () => {
    await expect(runtime.codeUploaded(ref, strToU8('no zip'))).rejects.toThrow(
      'The deployment package of worker is not a zip file.',
    );
    await expect(upload({ '../outside.js': 'x' })).rejects.toThrow(
      'The deployment package of worker holds a path outside its own folder: ../outside.js.',
    );
  });

  it('keeps code where nobody else can read it, and removes it at the end', async () => {
    const before = new Set(folders());
    await upload({ 'index.js': 'exports.handler = async () => 1;' });
    const [own = ''] = folders().filter((name) => !before.has(name));
    expect(statSync(join(tmpdir(), own)).mode & 0o777).toBe(0o700);
    await runtime.close();
    expect(existsSync(join(tmpdir(), own))).toBe(false);
  });

  it('leaves no function behind when its parent is killed, not even one that spins', async () => {
    const bootstrap = join(__dirname, 'bootstrap.cjs');
    await upload({ 'index.js': 'exports.handler = () => { for (;;); };' });
    const own =
      folders()
        .map((name) => join(tmpdir(), name))
        .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? '';
    const index = join(own, readdirSync(own)[0] ?? '', 'index.js');
    const parentSource = `
      const child = require('node:child_process').spawn(process.execPath, [${JSON.stringify(bootstrap)}, ${JSON.stringify(index)}, 'handler', String(process.pid)],
        { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
      child.on('message', () => child.send({ event: {}, context: {} }, () => process.stdout.write(String(child.pid))));`;
    const parent = spawn(process.execPath, ['-e', parentSource], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) => {
      parent.stdout.once('data', (data: Buffer) => resolve(Number(data.toString())));
    });
    // The function holds the same pipe: it closes when the last of both has ended.
    const ended = once(parent.stdout, 'close');
    parent.kill('SIGKILL');
    await ended;
    expect(pid).toBeGreaterThan(0);
  });
});
