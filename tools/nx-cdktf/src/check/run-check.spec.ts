import { change } from '@m2m/m2m-guard/examples';
import { stackFiles } from '../spec-support/written-workspace';
import { checkedWorkspace, commandOn, synthesized } from './checked-workspace.fixture';
import { whyNotDeployedFor } from './deployed-for';
import { runAccess } from './run-access';
import { runCheck } from './run-check';

const openRoute = change('api', 'aws_api_gateway_method.get', {
  authorization: 'NONE',
  authorizer_id: undefined,
  authorization_scopes: undefined,
  '//': { metadata: { path: 'orders-api/api/GET/Resource' } },
});

function check(workspaceRoot: string, stack: string, options: { json?: boolean; stage?: string } = {}) {
  const { context, printed } = commandOn(workspaceRoot, stack, options.stage);
  const exitCode = runCheck(context, options);
  return { exitCode, printed: printed() };
}

/** With the page that belongs to the stacks. */
function withPage(workspaceRoot: string): string {
  runAccess(commandOn(workspaceRoot, 'orders-api').context, {});
  return workspaceRoot;
}

describe('the check of a stack', () => {
  it('is content with stacks without a mistake', () => {
    const root = withPage(checkedWorkspace());
    expect(check(root, 'orders-api')).toEqual({
      exitCode: 0,
      printed: '1 stack checked: 0 errors, 0 warnings\n',
    });
    expect(check(root, 'auth-stack').exitCode).toBe(0);
  });

  it('fails with the finding and what it holds up', () => {
    const { exitCode, printed } = check(withPage(checkedWorkspace([openRoute])), 'orders-api');
    expect(exitCode).toBe(1);
    expect(printed).toContain('error open-route: orders-api/api/GET (aws_api_gateway_method.get)\n');
    expect(printed).toMatch(
      /\norders-api \(dev\): neither plan nor deploy goes on before this is right; Terraform was not started\.\n$/,
    );
  });

  it('leaves the findings of other stacks to their own check, and names it', () => {
    const { exitCode, printed } = check(withPage(checkedWorkspace([openRoute])), 'auth-stack');
    expect(exitCode).toBe(0);
    expect(printed).toMatch(
      /\norders-api, which was read with it, has 1 finding of its own: npx nx run orders-api:check:dev\n$/,
    );
  });

  it('reads the stacks together: a scope that another stack takes away is a finding of the client', () => {
    const elsewhere = change('api', 'aws_cognito_user_pool_client.reader', {
      allowed_oauth_scopes: ['users/read'],
    });
    const declaring = {
      resource: {
        aws_cognito_resource_server: {
          users: {
            identifier: 'users',
            name: 'users',
            user_pool_id: '${data.aws_ssm_parameter.id.insecure_value}',
            scope: [{ scope_name: 'read', scope_description: 'Read' }],
          },
        },
      },
      data: { aws_ssm_parameter: { id: { name: '/auth/CognitoUserPoolId' } } },
    };
    const rulesFor = (json: object) => {
      const root = checkedWorkspace([elsewhere], {
        ...stackFiles('users-api', { upstream: ['auth-stack'] }),
        [synthesized('users-api', 'prod')]: json,
      });
      const { printed } = check(root, 'orders-api', { json: true, stage: 'prod' });
      return (JSON.parse(printed) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
    };
    expect(rulesFor(declaring)).toEqual([]);
    expect(rulesFor({})).toEqual(['undeclared-client-scope']);
  });

  it('leaves out related stacks that the stage does not have', () => {
    const root = checkedWorkspace([], {
      ...stackFiles('pipeline'),
      'apps/pipeline/package.json': {
        name: 'pipeline',
        stack: { upstream: ['auth-stack'], needs: 'github' },
      },
    });
    const { printed } = check(root, 'auth-stack', { json: true });
    expect(JSON.parse(printed)).toEqual({
      formatVersion: 1,
      stack: 'auth-stack',
      stage: 'dev',
      readWith: ['orders-api'],
      findings: [],
      acknowledged: [],
      others: [],
      accessFile: {
        name: 'apps/auth-stack/access.md',
        state: 'none',
        command: 'npx nx run auth-stack:access',
      },
      exitCode: 0,
    });
  });

  it('fails when a related stack is not synthesized, and names the command', () => {
    const root = checkedWorkspace([], { [synthesized('auth-stack', 'dev')]: undefined });
    expect(() => check(root, 'orders-api')).toThrow(
      'apps/auth-stack: there is no cdk.tf.json for stage "dev"; write it first: npx nx run auth-stack:synth:dev',
    );
  });

  it('fails when the JSON of a stack is broken', () => {
    const root = checkedWorkspace([], { [synthesized('auth-stack', 'dev')]: '{' });
    expect(() => check(root, 'orders-api')).toThrow(
      'apps/auth-stack: the cdk.tf.json of stage "dev" is no JSON; write it again: npx nx run auth-stack:synth:dev --skip-nx-cache',
    );
  });
});

describe('the page about access', () => {
  it('fails the check when it is missing', () => {
    const { exitCode, printed } = check(checkedWorkspace(), 'orders-api');
    expect([exitCode, printed.split('\n')[1]]).toEqual([
      1,
      'apps/orders-api/access.md is not there, the page that says who may call what; write and commit it: npx nx run orders-api:access',
    ]);
  });

  it('fails the check when it says something else', () => {
    const root = checkedWorkspace([], { 'apps/orders-api/access.md': 'nobody may call anything\n' });
    const { exitCode, printed } = check(root, 'orders-api');
    expect([exitCode, printed.split('\n')[1]]).toEqual([
      1,
      'apps/orders-api/access.md does not say who may call what as the stacks do now; write it again and review the difference: npx nx run orders-api:access',
    ]);
  });

  it('is compared in the default stage alone, and only of an API', () => {
    const root = checkedWorkspace();
    expect(check(root, 'orders-api', { stage: 'prod' }).exitCode).toBe(0);
    expect(check(root, 'auth-stack').exitCode).toBe(0);
  });
});

describe('a deployment for another stack', () => {
  const held = (changes: Parameters<typeof checkedWorkspace>[0], env: NodeJS.ProcessEnv) =>
    whyNotDeployedFor(commandOn(withPage(checkedWorkspace(changes)), 'auth-stack', 'dev', env).context);

  it('is held while the check of that stack fails', () => {
    expect(held([openRoute], { DEPLOY_FOR: 'orders-api' })).toBe(
      'auth-stack (dev): not deployed, because this run is about orders-api, whose check fails; see why: npx nx run orders-api:check:dev',
    );
  });

  it.each([
    ['that stack is right', [], { DEPLOY_FOR: 'orders-api' }],
    ['it is made for itself', [openRoute], { DEPLOY_FOR: 'auth-stack' }],
    ['nobody says what it is made for', [openRoute], {}],
    ['it is made for something that is no stack', [openRoute], { DEPLOY_FOR: 'web-site' }],
  ])('goes on when %s', (_when, changes, env) => {
    expect(held(changes, env)).toBeUndefined();
  });
});
