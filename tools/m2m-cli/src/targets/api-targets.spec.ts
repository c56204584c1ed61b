import { apiTargets } from './api-targets';

describe('apiTargets', () => {
  const targets = apiTargets('echo-api', { defaultStage: 'dev', all: ['local', 'dev'] });

  it('are command lines of m2m, one configuration per stage', () => {
    expect(targets['verify']).toMatchObject({
      executor: 'nx:run-commands',
      options: { command: 'node tools/m2m-cli/bin/m2m.cjs verify echo-api', stage: 'dev' },
      configurations: { local: { stage: 'local' }, dev: { stage: 'dev' } },
    });
  });

  it('are never cached and each says what it does', () => {
    expect(Object.keys(targets)).toEqual(['token', 'call', 'verify']);
    for (const { cache, metadata } of Object.values(targets)) {
      expect(cache).toBe(false);
      expect(metadata?.description).toMatch(/^[A-Z].{20,}/);
    }
  });
});
