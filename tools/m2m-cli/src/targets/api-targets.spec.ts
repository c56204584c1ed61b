import { apiTargets } from './api-targets';

describe('apiTargets', () => {
  const stages = { defaultStage: 'dev', all: ['local', 'dev'] };
  const targets = apiTargets('echo-api', stages, ['auth-stack', 'orders-api']);

  it('are command lines of m2m, one configuration per stage', () => {
    expect(targets['verify']).toMatchObject({
      executor: 'nx:run-commands',
      options: { command: 'node tools/m2m-cli/bin/m2m.cjs verify echo-api', stage: 'dev' },
      configurations: { local: { stage: 'local' }, dev: { stage: 'dev' } },
    });
  });

  it('verify after every stack of the same user pool is synthesized, and wait for nothing else', () => {
    expect(Object.entries(targets).map(([name, { dependsOn }]) => [name, dependsOn])).toEqual([
      ['token', undefined],
      ['call', undefined],
      ['verify', ['synth', { projects: ['auth-stack', 'orders-api'], target: 'synth' }]],
    ]);
    expect(apiTargets('echo-api', stages, [])['verify']?.dependsOn).toEqual(['synth']);
  });

  it('are never cached and each says what it does', () => {
    expect(Object.keys(targets)).toEqual(['token', 'call', 'verify']);
    for (const { cache, metadata } of Object.values(targets)) {
      expect(cache).toBe(false);
      expect(metadata?.description).toMatch(/^[A-Z].{20,}/);
    }
  });
});
