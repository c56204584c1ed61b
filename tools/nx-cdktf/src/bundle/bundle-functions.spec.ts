import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readStackProject } from '../project';
import { rootPackage, stackFiles, writeFiles, writeWorkspace } from '../spec-support/written-workspace';
import { bundleFunctions } from '.';

const handlers = {
  'apps/echo-api/src/functions/echo.ts':
    "import { answer } from './shared/answer';\nexport const handler = (): object => answer('pong');\n",
  'apps/echo-api/src/functions/shared/answer.ts':
    'export const answer = (body: string): object => ({ statusCode: 200, body });\n',
  'apps/echo-api/src/functions/echo.spec.ts': 'this is no handler',
};

const workspaceWith = (files: Record<string, string> = handlers) =>
  writeWorkspace({ 'package.json': rootPackage, ...stackFiles('echo-api'), ...files });
const bundleIn = (workspaceRoot: string) => bundleFunctions(readStackProject(workspaceRoot, 'echo-api'));
const zipFolder = (workspaceRoot: string) => join(workspaceRoot, 'apps/echo-api/dist/functions');
const zipOf = (workspaceRoot: string) => readFileSync(join(zipFolder(workspaceRoot), 'echo.zip'));
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('bundling the functions of a stack', () => {
  it('makes one zip for each handler, with everything the handler imports in one index.js', async () => {
    const workspaceRoot = workspaceWith();
    const [bundle, ...more] = await bundleIn(workspaceRoot);
    expect([bundle?.name, more]).toEqual(['echo', []]);
    const entries = unzipSync(zipOf(workspaceRoot));
    expect(Object.keys(entries)).toEqual(['index.js']);
    const module = { exports: {} as { handler?: () => object } };
    new Function('module', 'exports', strFromU8(entries['index.js'] ?? new Uint8Array()))(
      module,
      module.exports,
    );
    expect(module.exports.handler?.()).toEqual({ statusCode: 200, body: 'pong' });
  });

  it('leaves the AWS SDK to the runtime', async () => {
    const workspaceRoot = workspaceWith({
      'apps/echo-api/src/functions/echo.ts': "export * from '@aws-sdk/client-ssm';",
    });
    await bundleIn(workspaceRoot);
    const code = strFromU8(unzipSync(zipOf(workspaceRoot))['index.js'] ?? new Uint8Array());
    expect(code).toContain('require("@aws-sdk/client-ssm")');
  });

  it('makes the same bytes in another folder and in another time zone', async () => {
    const [one, other] = [workspaceWith(), workspaceWith()];
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      await bundleIn(one);
      process.env['TZ'] = 'America/Anchorage';
      await bundleIn(other);
    } finally {
      process.env['TZ'] = zone;
    }
    expect(sha256(zipOf(one))).toBe(sha256(zipOf(other)));
  });

  it('says that there is nothing when a stack has no functions', async () => {
    expect(await bundleIn(workspaceWith({}))).toEqual([]);
  });

  it('removes the zip of a handler that is gone', async () => {
    const workspaceRoot = workspaceWith();
    writeFiles(workspaceRoot, { 'apps/echo-api/dist/functions/gone.zip': 'old' });
    await bundleIn(workspaceRoot);
    expect(readdirSync(zipFolder(workspaceRoot))).toEqual(['echo.zip']);
  });

  it('fails when a handler does not build, with file, line and column, and takes its old zip away', async () => {
    const workspaceRoot = workspaceWith();
    await bundleIn(workspaceRoot);
    writeFiles(workspaceRoot, {
      'apps/echo-api/src/functions/echo.ts': "\nimport x from 'nowhere';\nexport const handler = x;\n",
    });
    await expect(bundleIn(workspaceRoot)).rejects.toMatchObject({
      name: 'StackError',
      exitCode: 1,
      message: 'apps/echo-api/src/functions/echo.ts:2:15: Could not resolve "nowhere"',
    });
    expect(existsSync(join(zipFolder(workspaceRoot), 'echo.zip'))).toBe(false);
  });

  it('fails with the mistakes of every handler at once', async () => {
    const workspaceRoot = workspaceWith({
      'apps/echo-api/src/functions/one.ts': 'export const handler = ;',
      'apps/echo-api/src/functions/two.ts': 'export const handler = );',
    });
    await expect(bundleIn(workspaceRoot)).rejects.toThrow(
      'apps/echo-api/src/functions/one.ts:1:24: Unexpected ";"\napps/echo-api/src/functions/two.ts:1:24: Unexpected ")"',
    );
  });

  it('fails when a file exports no handler', async () => {
    const workspaceRoot = workspaceWith({
      'apps/echo-api/src/functions/echo.ts': 'export const handle = 1;',
    });
    await expect(bundleIn(workspaceRoot)).rejects.toThrow(
      'apps/echo-api/src/functions/echo.ts: exports no "handler", which is the function that Lambda calls',
    );
  });
});
