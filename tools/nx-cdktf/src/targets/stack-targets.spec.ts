import { stackTargets } from './stack-targets';

const input = {
  stack: 'echo-api',
  upstream: ['auth-stack'],
  downstream: ['report-api'],
  hasFunctions: true,
  stageNames: ['dev', 'prod'],
  defaultStage: 'dev',
  toolRoot: 'tools/nx-cdktf',
};

describe('the targets of a stack', () => {
  const targets = stackTargets(input);

  it('are the nine that every stack has, each with a description', () => {
    expect(Object.keys(targets)).toEqual([
      'bundle',
      'synth',
      'validate',
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
    expect(targets.deploy.dependsOn).toEqual(['synth', { projects: ['auth-stack'], target: 'deploy' }]);
    expect(targets.destroy.dependsOn).toEqual([
      'synth',
      { projects: ['auth-stack'], target: 'synth' },
      { projects: ['report-api'], target: 'destroy' },
    ]);
  });

  it('plan after the stacks they read from, because what those would publish is not known otherwise', () => {
    expect(targets.plan.dependsOn).toEqual(['synth', { projects: ['auth-stack'], target: 'plan' }]);
  });

  it('depend on no other project where there is none', () => {
    const alone = stackTargets({ ...input, upstream: [], downstream: [] });
    expect([alone.deploy.dependsOn, alone.destroy.dependsOn]).toEqual([['synth'], ['synth']]);
  });

  it('bundle before synth only where there are functions', () => {
    expect(targets.synth.dependsOn).toEqual(['bundle']);
    expect(stackTargets({ ...input, hasFunctions: false }).synth.dependsOn).toEqual([]);
  });

  it('cache bundle and synth, and nothing that has to do with state', () => {
    const cached = Object.entries(targets).filter(([, { cache }]) => cache);
    expect(cached.map(([target]) => target)).toEqual(['bundle', 'synth']);
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
