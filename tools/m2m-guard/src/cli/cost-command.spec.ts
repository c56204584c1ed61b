import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goodWorkspace } from '../rules/examples/good-workspace';
import { runProgram } from './program';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2m-guard-cost-'));
  for (const [stack, json] of Object.entries(goodWorkspace)) {
    writeFileSync(join(folder, `${stack}.tf.json`), JSON.stringify(json));
  }
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(...flags: string[]) {
  let [stdout, stderr] = ['', ''];
  const exitCode = await runProgram(
    ['cost', join(folder, 'auth.tf.json'), join(folder, 'api.tf.json'), ...flags],
    { stdout: (text) => (stdout += text), stderr: (text) => (stderr += text), colors: false },
  );
  return { exitCode, stdout, stderr };
}

describe('m2m-guard cost', () => {
  it('says what costs how much, and what the figures stand on', async () => {
    const { exitCode, stdout, stderr } = await run();
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`auth/aws_cognito_user_pool.main: 4.38 USD per month, 1,946 token requests
  2 of 1,000 clients, 1 of 25 resource servers
  2 OAuth scopes
  client api/aws_cognito_user_pool_client.reader: 60 calls per hour (assumed), tokens of 60 minutes, 973 token requests, 2.19 USD
  client api/aws_cognito_user_pool_client.writer: 60 calls per hour (assumed), tokens of 60 minutes, 973 token requests, 2.19 USD

Stacks
  auth: 0 clients, 0 resource servers, 0 OAuth scopes, 0 routes, 0.00 USD per month
  api: 2 clients, 1 resource server, 2 OAuth scopes, 2 routes, 4.38 USD per month

Limits: everything is below 80 % of what AWS allows.

4.38 USD per month for 1,946 token requests

A token costs 0.00225 USD, a client nothing (checked 2026-11-25, https://aws.amazon.com/cognito/pricing/).
A caller uses a token for 75 % of its life; each process that does not share its token counts for itself.
2 clients declared no calls per hour, so 60 are assumed: set expectedCallsPerHour of the construct.
`);
  });

  it('gives the same to programs', async () => {
    const { stdout } = await run('--json');
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      assumedCallsPerHour: 60,
      prices: { tokenRequest: { usd: 0.00225 } },
      tokenRequestsPerMonth: 1946,
      pools: [{ clients: [{ address: 'aws_cognito_user_pool_client.reader' }, {}] }],
    });
  });

  it('ends with 1 above the budget, and with 0 within it', async () => {
    await expect(run('--budget=5')).resolves.toMatchObject({ exitCode: 0, stderr: '' });
    await expect(run('--budget=4')).resolves.toMatchObject({
      exitCode: 1,
      stderr: `over-budget: the tokens of all stacks cost about 4.38 USD per month, and the budget is 4.00 USD; this client costs 2.19 USD of it, more than any other
raise access_token_validity of the client, have the caller reuse its token, declare how often it calls, or raise the budget
`,
    });
  });

  it.each(['much', '', '-1'])('refuses the budget %j', async (budget) => {
    const { exitCode, stderr } = await run(`--budget=${budget}`);
    expect([exitCode, stderr]).toEqual([
      2,
      `error: option '--budget <usd>' argument '${budget}' is invalid. expected US dollars per month, such as 50 or 12.5.\n`,
    ]);
  });
});
