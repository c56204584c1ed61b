import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './main';

const local = {
  region: 'us-east-1',
  domainPrefix: 'prefix',
  deletionProtection: false,
  apiGatewayAccount: true,
};

describe('quickstart on the command line', () => {
  let folder: string;
  const complained = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const usage = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const help = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quickstart-'));
    [complained, usage, help].forEach((spy) => spy.mockClear());
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  afterAll(() => {
    jest.restoreAllMocks();
  });

  it.each([[[]], [['--port=5000']]])(
    'refuses a local stage without endpoint, whatever the port: it is an account (%j)',
    async (args) => {
      writeFileSync(
        join(folder, 'cdktf.json'),
        JSON.stringify({ context: { defaultStage: 'local', stages: { local } } }),
      );
      expect(await main(args, folder)).toBe(2);
      expect(complained).toHaveBeenCalledWith(
        'cdktf.json: context.stages.local: expected an endpoint such as "http://127.0.0.1:4566", because quickstart ' +
          'deploys into a local AWS and never into an account',
      );
    },
  );

  it('fails when cdktf.json is not JSON', async () => {
    writeFileSync(join(folder, 'cdktf.json'), '{');
    expect(await main([], folder)).toBe(2);
    expect(complained).toHaveBeenCalledWith(
      'cdktf.json:1:2: this is not JSON any more from here on; check commas, quotes and braces',
    );
  });

  it.each(['0', '65536', 'http', '-1'])('fails when the port is %s', async (port) => {
    expect(await main([`--port=${port}`], folder)).toBe(2);
    expect(usage).toHaveBeenCalledWith(
      `error: option '--port <port>' argument '${port}' is invalid. Allowed are 1 to 65535.\n`,
    );
  });

  it('explains itself', async () => {
    expect(await main(['--help'], folder)).toBe(0);
    const text = help.mock.calls.join('');
    for (const word of ['--port', '--stop', 'Needs no AWS account', 'Exit codes']) {
      expect(text.replaceAll(/\s+/g, ' ')).toContain(word);
    }
  });
});
