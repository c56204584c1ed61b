import { readBudget } from './budget';
import { parseStages } from './stages';

const dev = {
  region: 'eu-west-1',
  domainPrefix: 'm2m-dev',
  deletionProtection: false,
  apiGatewayAccount: false,
};
const read = (settings: object) =>
  parseStages({ defaultStage: 'dev', stages: { dev: { ...dev, ...settings } } }, 'cdktf.json').all[0]?.budget;

describe('budget of a stage', () => {
  it.each([12.5, 0])('is %d US dollars per month', (usdPerMonth) => {
    expect(read({ budget: { usdPerMonth } })).toEqual({ usdPerMonth });
  });

  it('may be left out', () => {
    expect(read({})).toBeUndefined();
  });

  const here = 'cdktf.json: context.stages.dev.budget';
  const number = 'US dollars per month as a number that is not negative';
  it.each<[string, unknown, string]>([
    ['a bare number', 12, `${here}: expected an object; received 12`],
    [
      'in another currency',
      { eurPerMonth: 12 },
      `${here}: there is no setting "eurPerMonth"; allowed are usdPerMonth`,
    ],
    ['empty', {}, `${here}.usdPerMonth: expected ${number}, but the key is missing`],
    ['negative', { usdPerMonth: -1 }, `${here}.usdPerMonth: expected ${number}; received -1`],
    ['text', { usdPerMonth: '12' }, `${here}.usdPerMonth: expected ${number}; received "12"`],
  ])('fails when it is %s', (_what, budget, message) => {
    expect(() => read({ budget })).toThrow(new Error(message));
  });
});

describe('the budget alone', () => {
  const where = 'cdktf.json: context.stages.dev';

  it('is read whatever else the stage says', () => {
    expect(readBudget({ newerSetting: true, budget: { usdPerMonth: 5 } }, where)).toEqual({ usdPerMonth: 5 });
    expect(readBudget({ newerSetting: true }, where)).toBeUndefined();
  });

  it('fails as it does with the whole stage', () => {
    expect(() => readBudget({ budget: 5 }, where)).toThrow(
      new Error(`${where}.budget: expected an object; received 5`),
    );
    expect(() => readBudget([], where)).toThrow(new Error(`${where}: expected an object; received []`));
  });
});
