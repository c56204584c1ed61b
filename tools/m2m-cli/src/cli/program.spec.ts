import { exchangeWithin } from '../http/exchange';
import { M2mError } from '../m2m-error';
import { echoAccess, echoApi, startLocalAws, type LocalAws } from './local-aws.fixture';
import { runProgram } from './program';

describe('runProgram', () => {
  let aws: LocalAws;

  beforeEach(async () => {
    aws = await startLocalAws();
  });

  afterEach(() => aws.close());

  async function run(args: string[], env: Record<string, string> = {}) {
    const written = { stdout: '', stderr: '' };
    const exitCode = await runProgram(args, {
      env,
      open: (stack, stage = 'local') =>
        stack === 'echo-api' && stage === 'local'
          ? Promise.resolve({
              api: echoApi,
              endpoint: aws.endpoint,
              exchange: exchangeWithin(),
              readAccess: () => Promise.resolve(echoAccess),
            })
          : Promise.reject(new M2mError(`no ${stack} in ${stage}`)),
      out: {
        stdout: (text) => (written.stdout += text),
        stderr: (text) => (written.stderr += text),
        colors: false,
      },
    });
    return { exitCode, ...written };
  }

  describe('token', () => {
    it('prints the token alone to stdout, and who it belongs to on stderr', async () => {
      expect(
        await run(['token', 'echo-api', '--stage=local', '--client=writer', '--scope=echo-api/write']),
      ).toEqual({
        exitCode: 0,
        stdout: 'CANARY.echo-api/write.sig\n',
        stderr: 'token of client "writer" with echo-api/write\n',
      });
    });

    it('takes the first client with all its scopes when nothing is said', async () => {
      expect((await run(['token', 'echo-api'])).stdout).toBe('CANARY.echo-api/read.sig\n');
    });

    it('refuses to run as an Nx task, because Nx keeps what a task prints', async () => {
      expect(await run(['token', 'echo-api'], { NX_TASK_TARGET_TARGET: 'token' })).toEqual({
        exitCode: 2,
        stdout: '',
        stderr:
          'echo-api:token: Nx keeps the output of a task in its cache, so a token is printed for one API at a time: ' +
          'npx nx run echo-api:token, or node tools/m2m-cli/bin/m2m.cjs token echo-api\n',
      });
      expect(aws.received).toEqual([]);
    });
  });

  describe('call', () => {
    it('prints the body to stdout, and request, caller and status to stderr', async () => {
      expect(
        await run(['call', 'echo-api', '--path=/echo', '--method=POST', '--data={"a":"$HOME `id`"}']),
      ).toEqual({
        exitCode: 0,
        stdout: '{"method":"POST","body":"{\\"a\\":\\"$HOME `id`\\"}"}\n',
        stderr:
          'POST https://abc.execute-api.eu-west-1.amazonaws.com/local/echo as client "writer" with echo-api/write\n' +
          '200 OK\n',
      });
    });

    it('fails when the API refuses, and still prints what it said', async () => {
      expect(await run(['call', 'echo-api', '--path=/echo', '--data={}', '--client=reader'])).toEqual({
        exitCode: 1,
        stdout: '{"message":"Unauthorized"}\n',
        stderr:
          'POST https://abc.execute-api.eu-west-1.amazonaws.com/local/echo as client "reader" with echo-api/read; none ' +
          'of them opens POST /echo\n401 Unauthorized\n',
      });
    });
  });

  describe('verify', () => {
    it('prints a table of every call and says that all were answered as expected', async () => {
      const { exitCode, stdout, stderr } = await run(['verify', 'echo-api']);
      expect(stdout.split('\n')).toEqual([
        'route                      case                      client  expected  received                          result',
        'GET /echo                  no token                  -       401       401 Unauthorized                  ok',
        'GET /echo                  garbage token             -       401       401 Unauthorized                  ok',
        'GET /echo                  tampered signature        reader  401       401 Unauthorized                  ok',
        'GET /echo                  token of the wrong scope  writer  401       401 Unauthorized                  ok',
        'GET /echo                  token of all scopes       reader  2xx       200                               ok',
        'GET /echo                  token of all scopes       writer  2xx       200                               ok',
        'GET /echo                  right token               writer  2xx       200                               ok',
        'POST /echo                 no token                  -       401       401 Unauthorized                  ok',
        'POST /echo                 garbage token             -       401       401 Unauthorized                  ok',
        'POST /echo                 tampered signature        writer  401       401 Unauthorized                  ok',
        'POST /echo                 token of the wrong scope  writer  401       401 Unauthorized                  ok',
        'POST /echo                 token of all scopes       reader  401       401 Unauthorized                  ok',
        'POST /echo                 token of all scopes       writer  2xx       200                               ok',
        'POST /echo                 right token               writer  2xx       200                               ok',
        'OPTIONS /echo              preflight without token   -       2xx       200                               ok',
        'GET /verify/no-such-route  unknown route             -       403       403 Missing Authentication Token  ok',
        '',
        'echo-api in stage "local": all 16 calls were answered as expected',
        '',
      ]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    });

    it('prints neither tokens nor secrets', async () => {
      const { stdout, stderr } = await run(['verify', 'echo-api', '--json']);
      expect(`${stdout}${stderr}`).not.toContain('CANARY');
    });

    it('fails when a route is open to everybody', async () => {
      aws.behave = ({ method, path }) =>
        method === 'GET' && path.endsWith('/local/echo') ? { status: 200, body: '{}' } : undefined;

      const { exitCode, stdout } = await run(['verify', 'echo-api', '--json']);

      const report = JSON.parse(stdout) as { failed: number; checks: { what: string; result: string }[] };
      expect(report).toMatchObject({
        stack: 'echo-api',
        stage: 'local',
        passed: 12,
        failed: 4,
        notTestable: 0,
      });
      expect(report.checks.filter(({ result }) => result === 'fail').map(({ what }) => what)).toEqual([
        'no token',
        'garbage token',
        'tampered signature',
        'token of the wrong scope',
      ]);
      expect(exitCode).toBe(1);
    });

    it('fails when the function behind a route is broken', async () => {
      aws.behave = ({ headers }) =>
        headers.authorization?.startsWith('Bearer CANARY.echo-api/write.sig') === true
          ? { status: 502, body: '{"message": "Internal server error"}' }
          : undefined;

      const { exitCode, stdout } = await run(['verify', 'echo-api']);

      expect(stdout).toContain(
        'POST /echo                 right token               writer  2xx       502 Internal server error         FAILED',
      );
      expect(exitCode).toBe(1);
    });

    it('cannot run when the token endpoint does not answer', async () => {
      await aws.close();
      const host = aws.endpoint.slice('http://'.length);
      expect(await run(['verify', 'echo-api'])).toMatchObject({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining(`nothing answers at ${host}`) as string,
      });
      aws = await startLocalAws();
    });
  });

  it('fails when the stack or the stage cannot be opened', async () => {
    expect(await run(['verify', 'echo-api', '--stage=nowhere'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'no echo-api in nowhere\n',
    });
  });

  it('fails when an option is unknown, and names it', async () => {
    expect(await run(['token', 'echo-api', '--clinet=reader'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: "error: unknown option '--clinet=reader'\n",
    });
  });
});
