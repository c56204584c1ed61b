import { stackTargets } from './stack-targets';

const input = {
  stack: 'echo-api',
  upstream: ['auth-stack'],
  downstream: ['report-api'],
  related: ['auth-stack', 'other-api', 'report-api'],
  hasFunctions: true,
  stageNames: ['dev', 'prod'],
  defaultStage: 'dev',
  toolRoot: 'tools/nx-cdktf',
};

describe('the targets of a stack', () => {
  const targets = stackTargets(input);

  it('are the same for every API, each with a description', () => {
    expect(Object.keys(targets)).toEqual([
      'bundle',
      'synth',
      'check',
      'access',
      'validate',
      'plan-ahead',
      'plan',
      'deploy',
      'destroy',
      'output',
      'drift',
      'unlock',
    ]);
    expect(Object.values(targets).every(({ metadata }) => metadata?.description)).toBe(true);
  });

  it('run the command line with the default stage, and with each stage as a configuration', () => {
    expect(targets.deploy).toMatchObject({
      executor: 'nx:run-commands',
      options: { command: 'node tools/nx-cdktf/bin/stack.cjs deploy echo-api', stage: 'dev' },
      configurations: { dev: { stage: 'dev' }, prod: { stage: 'prod' } },
    });
  });

  it('deploy after the stacks they read from, and destroy after the stacks that read from them', () => {
    expect(targets.deploy.dependsOn).toEqual([
      'synth',
      'check',
      { projects: ['auth-stack'], target: 'deploy' },
    ]);
    expect(targets.destroy.dependsOn).toEqual([
      'synth',
      { projects: ['auth-stack'], target: 'synth' },
      { projects: ['report-api'], target: 'destroy' },
    ]);
  });

  it('plan after the stacks they read from, because what those would publish is not known otherwise', () => {
    expect(targets.plan.dependsOn).toEqual([
      'synth',
      'check',
      'plan-ahead',
      { projects: ['auth-stack'], target: 'plan' },
    ]);
  });

  it('plan ahead without waiting for those stacks, and only where there are any', () => {
    expect(targets['plan-ahead']?.dependsOn).toEqual(['synth', 'check']);
    const alone = stackTargets({ ...input, upstream: [] });
    expect(alone).not.toHaveProperty('plan-ahead');
    expect(alone.plan.dependsOn).toEqual(['synth', 'check']);
  });

  it('check, and show who may call, after every stack that shares the user pool is synthesized', () => {
    const synthesized = ['synth', { projects: ['auth-stack', 'other-api', 'report-api'], target: 'synth' }];
    expect([targets.check.dependsOn, targets.access?.dependsOn]).toEqual([synthesized, synthesized]);
  });

  it('show who may call only where there is something to call', () => {
    expect(stackTargets({ ...input, hasFunctions: false })).not.toHaveProperty('access');
  });

  it('depend on no other project where there is none', () => {
    const alone = stackTargets({ ...input, upstream: [], downstream: [], related: [] });
    expect([alone.check.dependsOn, alone.deploy.dependsOn, alone.destroy.dependsOn]).toEqual([
      ['synth'],
      ['synth', 'check'],
      ['synth'],
    ]);
  });

  it('bundle before synth only where there are functions', () => {
    expect(targets.synth.dependsOn).toEqual(['bundle']);
    expect(stackTargets({ ...input, hasFunctions: false }).synth.dependsOn).toEqual([]);
  });

  it('cache bundle, synth and check, and nothing that has to do with state', () => {
    const cached = Object.entries(targets).filter(([, { cache }]) => cache);
    expect(cached.map(([target]) => target)).toEqual(['bundle', 'synth', 'check']);
  });

  it('check again when anything changes that the verdict depends on, the day included where findings are acknowledged', () => {
    expect(targets.check.inputs).toEqual([
      { dependentTasksOutputFiles: '**/cdk.tf.json' },
      '{projectRoot}/access.md',
      '{projectRoot}/package.json',
      '{workspaceRoot}/cdktf.json',
      '{workspaceRoot}/m2m-guard.json',
      { env: 'CHECK_DAY' },
      '{workspaceRoot}/tools/nx-cdktf/src/{check,cli,project}/**/*',
      { projects: ['m2m-guard'], input: 'sources' },
      { externalDependencies: ['cli-table3', 'picocolors', 'zod'] },
    ]);
    expect(targets.check.outputs).toEqual([]);
  });

  it('cache of synth what synth wrote for this stage, never the folder that Terraform works in', () => {
    expect(targets.synth.outputs).toEqual([
      '{projectRoot}/cdktf.out/{options.stage}/manifest.json',
      '{projectRoot}/cdktf.out/{options.stage}/stacks/echo-api/cdk.tf.json',
      '{projectRoot}/cdktf.out/{options.stage}/stacks/echo-api/assets',
    ]);
  });

  it('have no configurations while no stage is known', () => {
    const { plan } = stackTargets({ ...input, stageNames: [], defaultStage: '' });
    expect([plan.configurations, plan.options]).toEqual([
      {},
      { command: 'node tools/nx-cdktf/bin/stack.cjs plan echo-api' },
    ]);
  });
});
