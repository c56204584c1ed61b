/**
 * The life of both stacks in a stage, from the first mistake to the last destroy, in one deployment. Along the way it is written
 * down what Terraform asks of AWS, and compared with the rights that ci-roles gives to the roles of CI.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readOutputs } from '../src';
import type { Needed } from './ci-rights/aws-request';
import { ObservedCloud, type Role } from './ci-rights/observed-cloud';
import type { RolePolicy } from './ci-rights/role-policy';
import { rolesOf } from './ci-rights/roles';
import { DeployedWorkspace, type CommandEnd } from './deployed-workspace';
import { RecordedTerraform } from './recorded-terraform';

/** Of the local AWS. */
const account = '123456789012';

let terraform: RecordedTerraform;
let workspace: DeployedWorkspace;
let aws: ObservedCloud;
let roles: Readonly<Record<Role, RolePolicy>>;
let neededForCiRoles: readonly Needed[];
const everythingPrinted: string[] = [];

async function run(command: string, stack: string, ...options: string[]): Promise<CommandEnd> {
  return ended(await workspace.run(command, stack, ...options), command);
}

async function nx(command: string, ...words: string[]): Promise<CommandEnd> {
  return ended(await workspace.startNx(...words).ended, command);
}

function ended(end: CommandEnd, command: string): CommandEnd {
  everythingPrinted.push(end.stdout, end.stderr);
  aws.book(['deploy', 'destroy'].includes(command) ? 'deploy' : 'plan');
  return end;
}

function edit(file: string, from: string, to: string): void {
  const text = workspace.read(file);
  expect(text).toContain(from);
  workspace.write(file, text.replace(from, to));
}

/** What a plan or a deploy says that finds nothing to do. */
const nothingToChange = (stack: string) =>
  expect.stringContaining(`${stack} (local): nothing to change`) as unknown;

beforeAll(async () => {
  terraform = await RecordedTerraform.make();
  workspace = await DeployedWorkspace.make({ env: { TERRAFORM_BINARY: terraform.path } });
  workspace.configure({
    accountId: account,
    deletionProtection: true,
    github: { repository: 'acme/orders' },
  });
  aws = await ObservedCloud.start(workspace.cloud.endpoint, account);
  workspace.endpoint = aws.endpoint;
  for (const stack of ['ci-roles', 'auth-stack', 'echo-api']) {
    await workspace.synthesize(stack);
  }
  roles = rolesOf(workspace);
  // A person deploys this one, with rights of their own.
  expect(await workspace.run('deploy', 'ci-roles')).toMatchObject({ exitCode: 0 });
  neededForCiRoles = aws.taken();
});

afterAll(async () => {
  await aws.stop();
  await workspace.remove();
  terraform.remove();
});

describe('before anything is deployed', () => {
  it('validates a stack', async () => {
    expect(await run('validate', 'auth-stack')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('auth-stack (local): valid\n') as unknown,
      stderr: '',
    });
  });

  it('fails when the stack it reads from is not deployed, and names the command that deploys it', async () => {
    const { exitCode, stderr } = await run('deploy', 'echo-api');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'echo-api/user-pool/CognitoUserPoolId (data.aws_ssm_parameter.user-pool_CognitoUserPoolId_0BF16D00): SSM parameter "/auth-stack-local/CognitoUserPoolId" is not there\n',
    );
    expect(stderr).toContain(
      '\n  auth-stack publishes it and is not deployed to stage "local"; deploy it first: npx nx run auth-stack:deploy:local\n',
    );
  });

  it('has no outputs, and nothing to destroy', async () => {
    expect(await run('output', 'echo-api')).toMatchObject({
      exitCode: 1,
      stderr:
        'echo-api (local): there are no outputs, the stack is not deployed: npx nx run echo-api:deploy:local\n',
    });
    expect((await run('destroy', 'auth-stack')).stdout).toContain('auth-stack (local): nothing to destroy\n');
  });

  it('fails when a stack is not synthesized for the stage', async () => {
    const end = await workspace.startScript(
      'tools/nx-cdktf/bin/stack.cjs',
      ...['plan', 'echo-api', '--stage=prod'],
    ).ended;
    expect(end).toMatchObject({
      exitCode: 2,
      stderr:
        'apps/echo-api: there is no cdk.tf.json for stage "prod"; write it first: npx nx run echo-api:synth:prod\n',
    });
  });

  it('fails when nothing answers at the endpoint', async () => {
    const nowhere = await workspace.startProgram('/usr/bin/env', [
      'AWS_ENDPOINT_URL=http://127.0.0.1:1',
      process.execPath,
      `${workspace.root}/tools/nx-cdktf/bin/stack.cjs`,
      'plan',
      'echo-api',
      '--stage=local',
    ]).ended;
    expect(nowhere).toMatchObject({
      exitCode: 2,
      stderr:
        'nothing answers at http://127.0.0.1:1 (stage "local"); start the local AWS: npx nx run local-aws:start --port=1\n',
    });
  });
});

describe('a deploy', () => {
  it('shows what it will do, does it, and shows what came of it', async () => {
    const auth = await run('deploy', 'auth-stack');
    expect(auth).toMatchObject({ exitCode: 0, stderr: '' });
    expect(auth.stdout).toContain('auth-stack (local): 9 to create, 4 outputs to change\n');
    expect(auth.stdout).toMatch(
      /\[9\/9\] aws_\S+ {2}created {2}\d+\.\ds\nauth-stack \(local\): deployed in \d/,
    );
    expect(auth.stdout).toMatch(/\n {2}user_pool_id {2}= us-east-1_\S+\n/);
  });

  it('is not destroyed while its user pool is protected, and the refusal says how to lift that', async () => {
    const { exitCode, stderr } = await run('destroy', 'auth-stack');
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'auth-stack/user-pool (aws_cognito_user_pool.user-pool_38E431F2): deletion protection of this user pool is on\n' +
        '  nothing of auth-stack was destroyed; to lift it, set context.stages.local.deletionProtection to false in cdktf.json, run npx nx run auth-stack:deploy:local, then destroy again\n',
    );
  });

  it('waits for another one of the same stack, and then has nothing to do', async () => {
    const both = await Promise.all([run('deploy', 'echo-api'), run('deploy', 'echo-api')]);
    const waiting = /echo-api \(local\): process \d+ is at "deploy" since \S+; waiting for it to end\n/;
    const waited = both.filter(({ stdout }) => waiting.test(stdout));
    expect(waited).toMatchObject([{ exitCode: 0, stdout: nothingToChange('echo-api'), stderr: '' }]);
    const other = both.filter((end) => !waited.includes(end));
    expect(other).toMatchObject([
      {
        exitCode: 0,
        stdout: expect.stringContaining('echo-api (local): deployed in ') as unknown,
        stderr: '',
      },
    ]);
  });

  it('leaves no secret in anything printed, and in no file', async () => {
    const { client_secrets: secrets } = await readOutputs({
      workspaceRoot: workspace.root,
      stack: 'echo-api',
      stage: 'local',
      env: workspace.env,
    });
    const values = Object.values(secrets as Record<string, string>);
    expect(values).toHaveLength(2);
    const { stdout } = await run('output', 'echo-api');
    expect(stdout).toContain('client_secrets = <sensitive>\n');
    await run('output', 'echo-api', '--json');
    for (const secret of values) {
      expect(secret).toMatch(/^[\w-]{20,}$/);
      expect(everythingPrinted.join('')).not.toContain(secret);
      expect(filesHolding(secret)).toEqual([]);
    }
  });
});

describe('a destroy of a protected stack', () => {
  it('through Nx leaves the stacks that read from it alone too', async () => {
    const { exitCode, stdout, stderr } = await nx('destroy', 'run', 'auth-stack:destroy:local');
    expect(exitCode).not.toBe(0);
    const said = stdout + stderr;
    expect(said).toContain(
      '(aws_cognito_user_pool.user-pool_38E431F2): deletion protection of this user pool is on\n',
    );
    expect(said).toContain(
      'this command destroys auth-stack too, so nothing of echo-api was destroyed either; ',
    );
    expect(stdout).not.toContain('  destroyed  ');
    expect((await run('output', 'echo-api')).stdout).toContain('api_url        = https://');
  });
});

describe('ci-roles, which a person has deployed', () => {
  it('has nothing to change', async () => {
    const plan = await run('plan', 'ci-roles', '--json');
    expect(JSON.parse(plan.stdout)).toEqual({
      stack: 'ci-roles',
      stage: 'local',
      changed: false,
      changes: [],
      outputs: [],
    });
  });
});

describe('drift', () => {
  it('names the setting that somebody changed', async () => {
    const outputs = await run('output', 'auth-stack', '--json');
    const { user_pool_id: pool } = JSON.parse(outputs.stdout) as { user_pool_id: string };
    const server = { UserPoolId: pool, Identifier: 'echo-api' };
    const cognito = 'AWSCognitoIdentityProviderService';
    const { ResourceServer: deployed } = await workspace.ask(
      'cognito-idp',
      `${cognito}.DescribeResourceServer`,
      server,
    );
    const { Name, Scopes } = deployed as { Name: string; Scopes: { ScopeName: string }[] };
    await workspace.ask('cognito-idp', `${cognito}.UpdateResourceServer`, {
      ...server,
      Name,
      Scopes: Scopes.map(({ ScopeName }) => ({ ScopeName, ScopeDescription: 'by hand' })),
    });
    const drift = await run('drift', 'echo-api');
    expect(drift.exitCode).toBe(1);
    expect(drift.stdout).toMatch(
      /echo-api \(local\): 1 drifted since the last deploy\n {2}echo-api\/\S+ \(aws_cognito_resource_server\.\S+\): scope was changed\n {2}what a deploy would put back: npx nx run echo-api:plan:local\n$/,
    );
  });
});

describe('plans of both stacks', () => {
  const planBoth = (parallel: number) =>
    nx(
      'plan',
      'run-many',
      '-t',
      'plan',
      '-p',
      'auth-stack,echo-api',
      '-c',
      'local',
      `--parallel=${parallel}`,
      '--output-style=static',
    );
  const kept = () => readdirSync(`${workspace.root}/apps/echo-api/cdktf.out/local`).sort();

  it('are made at the same time, each once, when the contract stays as it is', async () => {
    workspace.configure({ tags: { team: 'echoes' } });
    const stack = 'apps/echo-api/src/echo-api-stack.ts';
    edit(stack, 'Read what the API echoes', 'Read what the API has echoed');
    edit(stack, 'Answers with what it was sent and by whom', 'Answers with what it was sent');
    edit(stack, 'oauthScopes: [read, write],', 'oauthScopes: [write],');
    edit('apps/echo-api/src/functions/echo.ts', 'The body is not JSON', 'This body is not JSON');
    terraform.takePlanned();
    const { exitCode, stdout } = await planBoth(2);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('echo-api (local): planned ahead\n');
    expect(stdout).toMatch(/^auth-stack \(local\): \d+ to update\n {4}~ aws_/m);
    expect(stdout).toMatch(/^echo-api \(local\): \d+ to update, 1 output to change\n {4}~ aws_/m);
    expect(terraform.takePlanned()).toEqual(['auth-stack', 'echo-api']);
    expect(kept()).toEqual(['manifest.json', 'review', 'stacks']);
  });

  it('are made once too when a parameter can be foreseen to change, of its reader as a preview', async () => {
    // What is lifted here is for the destroy below; one deploy brings both.
    workspace.configure({ domainPrefix: 'm2m-workspace-other', deletionProtection: false });
    const { exitCode, stdout } = await planBoth(1);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('echo-api (local): planned ahead, as a preview\n');
    expect(stdout).toMatch(/^echo-api \(local\): preview: \d+ to update, 2 outputs to change\n/m);
    expect(stdout).toContain(
      '\n  not known before the upstream is deployed: /auth-stack-local/CognitoTokenUrl\n',
    );
    expect(terraform.takePlanned()).toEqual(['auth-stack', 'echo-api']);
    expect(kept()).toEqual(['manifest.json', 'review', 'stacks']);
  });
});

describe('a dangerous change', () => {
  const domain = 'aws_cognito_user_pool_domain.user-pool_domain_B4026A3C';

  it('is refused with its consequence, and nothing is applied', async () => {
    const { exitCode, stdout, stderr } = await run('deploy', 'auth-stack');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`\n  -/+ ${domain}  (cannot update)\n`);
    expect(stderr).toBe(
      `auth-stack/user-pool/domain (${domain}) would be replaced (cannot update): the token endpoint goes; no caller gets a token until it is back, and its URL may change\n` +
        `  nothing was applied; if this is what you want, name each of them: npx nx run auth-stack:deploy:local --allow-destroy='${domain}'\n`,
    );
    const { stdout: outputs } = await run('output', 'auth-stack');
    expect(outputs).toContain('https://m2m-workspace-local.auth.');
  });

  it('is applied when its address is named', async () => {
    const { exitCode, stdout } = await run('deploy', 'auth-stack', `--allow-destroy=${domain}`);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('https://m2m-workspace-other.auth.');
    const reader = await run('deploy', 'echo-api');
    expect(reader).toMatchObject({ exitCode: 0, stderr: '' });
    expect(reader.stdout).toContain('https://m2m-workspace-other.auth.');
  });

  it('was the last one, and put back what somebody had changed', async () => {
    expect(await run('drift', 'echo-api')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('echo-api (local): no drift\n') as unknown,
    });
  });
});

describe('a destroy', () => {
  it('is refused while another stack reads from this one', async () => {
    const { exitCode, stderr } = await run('destroy', 'auth-stack');
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'echo-api still stands in stage "local" and reads from auth-stack; nothing was destroyed, destroy it first: npx nx run echo-api:destroy:local\n',
    );
  });

  it('names what it destroys, and destroys all of it', async () => {
    const { exitCode, stdout, stderr } = await run('destroy', 'echo-api');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('echo-api (local): 20 to destroy\n');
    expect(stdout).toContain('\n    - aws_cognito_resource_server.resource-server_F56F53EE\n');
    expect(stdout).toMatch(/\[20\/20\] .*\necho-api \(local\): destroyed in \d/);
  });

  it('leaves nothing behind where it is allowed', async () => {
    expect(await run('destroy', 'auth-stack')).toMatchObject({ exitCode: 0, stderr: '' });
    const { UserPools } = await workspace.ask(
      'cognito-idp',
      'AWSCognitoIdentityProviderService.ListUserPools',
      { MaxResults: 60 },
    );
    expect(UserPools).toEqual([]);
  });
});

describe('the rights of ci-roles, in all of this,', () => {
  it('let the plan role plan, look for drift and read outputs', () => {
    const needed = aws.neededBy('plan');
    expect(needed.length).toBeGreaterThan(30);
    expect(roles.plan.lacking(needed)).toEqual([]);
  });

  it('let the deploy role deploy, change, tag and destroy', () => {
    const needed = aws.neededBy('deploy');
    expect(roles.deploy.lacking(needed)).toEqual([]);
    // ci-roles too, as long as nothing of it changes.
    const locks = neededForCiRoles.filter((right) =>
      JSON.stringify(right).includes('ci-roles.tfstate.tflock'),
    );
    expect(locks.map(({ action }) => action)).toContain('s3:PutObject');
    expect(roles.deploy.lacking([...aws.neededBy('plan'), ...locks])).toEqual([]);
    // The same requests show that the comparison can fail.
    expect(roles.plan.lacking(needed)).toContain('cognito-idp:CreateUserPool on * {}');
  });

  it('would not let the deploy role deploy ci-roles', () => {
    expect(roles.deploy.lacking(neededForCiRoles)).toEqual(
      expect.arrayContaining([
        `iam:CreateRole on arn:aws:iam::${account}:role/ci-roles-local-deploy {}`,
        `iam:PutRolePolicy on arn:aws:iam::${account}:role/ci-roles-local-deploy {}`,
        's3:PutObject on arn:aws:s3:::m2m-workspace-state/local/ci-roles.tfstate {}',
      ]),
    );
  });

  it('hold no action that was never called, but for four with a reason', () => {
    const called = new Set([...aws.neededBy('plan'), ...aws.neededBy('deploy')].map(({ action }) => action));
    expect(roles.deploy.actions().filter((action) => !called.has(action))).toEqual([
      'cognito-idp:UpdateUserPoolDomain', // another certificate of a custom domain
      'iam:PutRolePermissionsBoundary', // roles that are older than the stage's GitHub settings
      'iam:UpdateAssumeRolePolicy', // a release that changes who may take a role
      'lambda:GetFunctionConfiguration', // waiting for a function that AWS is still working on
    ]);
  });
});

/** Paths in the scratch workspace that hold a text; packages are linked, and left out. */
function filesHolding(text: string): string[] {
  try {
    const found = execFileSync(
      'grep',
      ['-rlF', '--exclude-dir=node_modules', '--exclude-dir=providers', '--', text, '.'],
      {
        cwd: workspace.root,
        encoding: 'utf8',
      },
    );
    return found.split('\n').filter(Boolean);
  } catch (error) {
    // grep ends with 1 when it finds nothing.
    if ((error as { status?: number }).status === 1) {
      return [];
    }
    throw error;
  }
}
