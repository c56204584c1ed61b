/**
 * The rights of ci-roles compared with what Terraform asks of AWS while it deploys, plans, changes and destroys the
 * stacks. The local AWS enforces no IAM policy, so a proxy writes every request down and the policies are evaluated here.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DeployedWorkspace, RunningCommand } from '../deployed-workspace';
import type { Needed } from './aws-request';
import { RecordedCloud } from './recorded-cloud';
import { RolePolicy } from './role-policy';

const account = '123456789012';
const stacks = ['auth-stack', 'echo-api'];

let workspace: DeployedWorkspace;
let recorded: RecordedCloud;
let roles: { readonly plan: RolePolicy; readonly deploy: RolePolicy };
const called = new Set<string>();

beforeAll(async () => {
  workspace = await DeployedWorkspace.make();
  workspace.configure({
    accountId: account,
    github: { repository: 'acme/orders' },
    deletionProtection: true,
  });
  recorded = await RecordedCloud.start(workspace.cloud.endpoint, account);
  for (const stack of ['ci-roles', ...stacks]) {
    await workspace.synthesize(stack);
  }
  // A person deploys this one, with rights of their own.
  await succeed('deploy', 'ci-roles');
  recorded.taken();
  roles = { plan: policyOf('plan'), deploy: policyOf('deploy') };
});

afterAll(async () => {
  await recorded.stop();
  await workspace.remove();
});

/** A command of a stack whose requests are written down. */
async function succeed(command: string, stack: string, ...options: string[]): Promise<string> {
  const script = join(workspace.root, 'tools/nx-cdktf/bin/stack.cjs');
  const child = spawn(process.execPath, [script, command, stack, '--stage=local', ...options], {
    cwd: workspace.root,
    env: { ...workspace.env, AWS_ENDPOINT_URL: recorded.endpoint },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { exitCode, stdout, stderr } = await new RunningCommand(child).ended;
  if (exitCode !== 0) {
    throw new Error(`${command} ${stack} ended with ${String(exitCode)}:\n${stdout}${stderr}`);
  }
  return stdout;
}

type Policies = Record<string, { readonly policy: string }>;

function policyOf(role: 'plan' | 'deploy'): RolePolicy {
  const { resource } = JSON.parse(
    workspace.read('apps/ci-roles/cdktf.out/local/stacks/ci-roles/cdk.tf.json'),
  ) as { resource: { aws_iam_role_policy: Policies; aws_iam_policy: Policies } };
  const own = [resource.aws_iam_role_policy, resource.aws_iam_policy]
    .flatMap((policies) => Object.entries(policies))
    .filter(([id]) => id.startsWith(role));
  expect(own).toHaveLength(2);
  return new RolePolicy(own.map(([, { policy }]) => policy));
}

/** The rights that were needed since the last time somebody asked. */
function taken(): Needed[] {
  const needed = recorded.taken();
  expect(needed.length).toBeGreaterThan(10);
  needed.forEach(({ action }) => called.add(action));
  return needed;
}

/** What a role would have been refused. */
function lacking(role: 'plan' | 'deploy'): string[] {
  return roles[role].lacking(taken());
}

function edit(file: string, from: string, to: string): void {
  const text = workspace.read(file);
  expect(text).toContain(from);
  workspace.write(file, text.replace(from, to));
}

describe('the rights of ci-roles', () => {
  it('let the deploy role deploy both stacks for the first time', async () => {
    for (const stack of stacks) {
      await succeed('deploy', stack);
    }
    const needed = taken();
    expect(roles.deploy.lacking(needed)).toEqual([]);
    // The same requests show that the comparison can fail.
    expect(roles.plan.lacking(needed)).toContain('cognito-idp:CreateUserPool on * {}');
  });

  it('let the plan role plan every stack, ci-roles too', async () => {
    await Promise.all(['ci-roles', ...stacks].map((stack) => succeed('plan', stack)));
    expect(lacking('plan')).toEqual([]);
  });

  it('let the deploy role find out that ci-roles has nothing to change', async () => {
    expect(await succeed('deploy', 'ci-roles')).toContain('nothing to change');
    expect(lacking('deploy')).toEqual([]);
  });

  it('let the deploy role change, tag, add and remove', async () => {
    workspace.configure({ tags: { owner: 'payments' }, deletionProtection: false });
    const stack = 'apps/echo-api/src/echo-api-stack.ts';
    edit(stack, 'Read what the API echoes', 'Read what the API has echoed');
    edit(stack, 'Answers with what it was sent and by whom', 'Answers with what it was sent');
    edit(stack, 'oauthScopes: [read, write],', 'oauthScopes: [write],');
    edit('apps/echo-api/src/functions/echo.ts', 'The body is not JSON', 'This body is not JSON');
    for (const name of stacks) {
      await workspace.synthesize(name);
      await succeed('deploy', name);
    }
    expect(lacking('deploy')).toEqual([]);
  });

  it('let the deploy role remove what the stacks made', async () => {
    await succeed('destroy', 'echo-api');
    await succeed('destroy', 'auth-stack');
    expect(lacking('deploy')).toEqual([]);
  });

  it('would not let the deploy role change ci-roles', async () => {
    await workspace.synthesize('ci-roles');
    await succeed('deploy', 'ci-roles');
    expect(lacking('deploy')).toEqual(
      expect.arrayContaining([
        `iam:TagRole on arn:aws:iam::${account}:role/ci-roles-local-deploy {}`,
        's3:PutObject on arn:aws:s3:::m2m-workspace-state/local/ci-roles.tfstate {}',
      ]),
    );
  });

  it('hold no action that was never called, but for four with a reason', () => {
    expect(roles.deploy.actions().filter((action) => !called.has(action))).toEqual([
      'cognito-idp:UpdateUserPoolDomain', // another certificate of a custom domain
      'iam:PutRolePermissionsBoundary', // roles that are older than the stage's GitHub settings
      'iam:UpdateAssumeRolePolicy', // a release that changes who may take a role
      'lambda:GetFunctionConfiguration', // waiting for a function that AWS is still working on
    ]);
  });
});
