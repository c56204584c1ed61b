import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Lazy, TerraformOutput, Testing, type App } from 'cdktf';
import { Construct } from 'constructs';
import { ConfigurationError, parseStages, selectStage, type Stage } from './config';
import { readStage } from './read-stage';
import { StageStack } from './stage-stack';

const dev = {
  region: 'eu-west-1',
  domainPrefix: 'm2m-dev',
  deletionProtection: false,
  apiGatewayAccount: true,
};

const stageOf = (settings: object = {}): Stage =>
  selectStage(parseStages({ defaultStage: 'dev', stages: { dev: { ...dev, ...settings } } }, 'cdktf.json'));

interface StackJson {
  terraform: { backend: unknown };
  provider: { aws: unknown[] };
}

function synthesized(stage: Stage): StackJson {
  const stack = new StageStack(Testing.app(), 'echo-api', { stage });
  return JSON.parse(Testing.synth(stack)) as StackJson;
}

describe('StageStack', () => {
  it('keeps the state of a stage without a bucket in a file beside the app', () => {
    expect(synthesized(stageOf()).terraform.backend).toEqual({
      local: { path: '../../../../.state/dev.tfstate' },
    });
  });

  it('keeps the state of a stage with a bucket there, locked and encrypted', () => {
    expect(
      synthesized(stageOf({ state: { bucket: 'states', region: 'us-east-2' } })).terraform.backend,
    ).toEqual({
      s3: {
        bucket: 'states',
        key: 'dev/echo-api.tfstate',
        region: 'us-east-2',
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  it('gives the provider the region and bounded retries, and nothing that the stage does not say', () => {
    expect(synthesized(stageOf()).provider.aws).toEqual([{ region: 'eu-west-1', max_retries: 7 }]);
  });

  it('refuses every other account than the one of the stage, and tags everything', () => {
    const stage = stageOf({ accountId: '111122223333', tags: { team: 'payments' } });
    expect(synthesized(stage).provider.aws).toEqual([
      {
        region: 'eu-west-1',
        max_retries: 7,
        allowed_account_ids: ['111122223333'],
        default_tags: [{ tags: { team: 'payments' } }],
      },
    ]);
  });

  it('fails fast against a throw-away cloud, whose address stays out of the JSON', () => {
    const json = synthesized(stageOf({ endpoint: 'http://127.0.0.1:4566' }));
    expect(json.provider.aws).toEqual([{ region: 'eu-west-1', max_retries: 3 }]);
    expect(JSON.stringify(json)).not.toContain('127.0.0.1');
  });

  describe('with a role deep inside', () => {
    const github = {
      accountId: '111122223333',
      state: { bucket: 'states' },
      github: { repository: 'acme/orders' },
    };
    const boundary = (settings: object, boundRoles?: boolean): unknown => {
      const stack = new StageStack(Testing.app(), 'echo-api', {
        stage: stageOf(settings),
        ...(boundRoles !== undefined && { boundRoles }),
      });
      new IamRole(new Construct(stack, 'function'), 'role', { name: 'echo', assumeRolePolicy: '{}' });
      const { resource } = JSON.parse(Testing.synth(stack)) as {
        resource: { aws_iam_role: Record<string, { permissions_boundary?: string }> };
      };
      return Object.values(resource.aws_iam_role)[0]?.permissions_boundary;
    };

    it('bounds the role where workflows deploy', () => {
      expect(boundary(github)).toBe('arn:aws:iam::111122223333:policy/ci-roles-dev-boundary');
    });

    it('leaves it alone where none does, or the stack wants it so', () => {
      expect([boundary({}), boundary(github, false)]).toEqual([undefined, undefined]);
    });
  });

  describe('in an app', () => {
    const stackIn = (app: App, id: string) => new StageStack(app, id, { stage: stageOf() });
    const appSynthesized = (app: App, id: string): Record<string, unknown> => {
      app.synth();
      const json = readFileSync(join(app.outdir, 'stacks', id, 'cdk.tf.json'), 'utf8');
      return JSON.parse(json) as Record<string, unknown>;
    };

    it('resolves its values once when it is alone', () => {
      const app = Testing.app();
      const produce = jest.fn(() => 'https://auth.example');
      new TerraformOutput(stackIn(app, 'auth-stack'), 'issuer', { value: Lazy.stringValue({ produce }) });
      expect(appSynthesized(app, 'auth-stack')['output']).toEqual({
        issuer: { value: 'https://auth.example' },
      });
      expect(produce).toHaveBeenCalledTimes(1);
    });

    it('finds what it refers to in another stack', () => {
      const app = Testing.app();
      const role = new IamRole(stackIn(app, 'auth-stack'), 'role', { assumeRolePolicy: '{}' });
      new TerraformOutput(stackIn(app, 'echo-api'), 'role', { value: role.arn });
      expect(appSynthesized(app, 'echo-api')['output']).toEqual({
        role: {
          value: expect.stringMatching(/^\$\{data\.terraform_remote_state\./) as string,
        },
      });
    });
  });

  it('names things in AWS after stack and stage', () => {
    expect(new StageStack(Testing.app(), 'echo-api', { stage: stageOf() }).nameInAws).toBe('echo-api-dev');
  });
});

describe('readStage', () => {
  const appWith = (context: Record<string, unknown>): App => Testing.app({ context });

  it('reads the named stage from the context of the app', () => {
    const stage = readStage(appWith({ defaultStage: 'dev', stages: { dev } }), 'dev');
    expect(stage).toEqual(stageOf());
  });

  it.each([undefined, ''])('fails when STAGE is %j, although there is a default stage', (name) => {
    expect(() => readStage(appWith({ defaultStage: 'dev', stages: { dev } }), name)).toThrow(
      new ConfigurationError(
        'STAGE: expected the name of a stage of cdktf.json, but the variable is not set; ' +
          '"nx run <stack>:synth:<stage>" sets it',
      ),
    );
  });

  it('fails when the stage is not declared', () => {
    expect(() => readStage(appWith({ defaultStage: 'dev', stages: { dev } }), 'prod')).toThrow(
      new ConfigurationError(
        'cdktf.json: context.stages: expected one of the declared stages (dev); received "prod"',
      ),
    );
  });

  it('fails when there is no context', () => {
    expect(() => readStage(appWith({}), 'dev')).toThrow(
      new ConfigurationError(
        'CDKTF_CONTEXT_JSON: expected the context of cdktf.json, but there is none; "nx run <stack>:synth" sets it',
      ),
    );
  });

  it('fails when the context is of the wrong type', () => {
    expect(() => readStage(appWith({ defaultStage: 'dev', stages: 'dev' }), 'dev')).toThrow(
      new ConfigurationError('cdktf.json: context.stages: expected an object; received "dev"'),
    );
  });
});
