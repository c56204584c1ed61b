import { mistakes } from '../../mistakes';
import { constructVerdict } from './construct-check';
import type { Mistake } from './mistake';
import { letThrough } from './verdict';

const tried = (attempt: Mistake['attempt']): Mistake => ({
  number: 1,
  rule: 'tried',
  title: 'tried',
  differsIn: '',
  inTerraformsWords: /./,
  attempt,
});

describe('the constructs at run time', () => {
  it.each(mistakes.map((mistake) => [mistake.title, mistake] as const))(
    'stop or not: %s',
    (_title, mistake) => {
      const { verdict } = constructVerdict(mistake);
      // The name of a contract is a string that another stack owns; the guard compares the two.
      expect(verdict).toBe(mistake.rule === 'unpublished-contract' ? 'let through' : 'stopped');
    },
  );

  it('are said to let through what ends up in the JSON', () => {
    expect(constructVerdict(tried({ build: () => undefined, outcome: { hasMistake: () => true } }))).toEqual(
      letThrough,
    );
  });

  it.each<[string, Mistake['attempt'], string]>([
    [
      'nothing is thrown where a message is promised',
      { build: () => undefined, outcome: { throws: 'no' } },
      '01-tried: the constructs threw nothing, expected "no"',
    ],
    [
      'another message is thrown',
      {
        build: () => {
          throw new Error('disk full');
        },
        outcome: { throws: 'no' },
      },
      '01-tried: the constructs threw "disk full", expected "no"',
    ],
    [
      'something is thrown where nothing is promised',
      {
        build: () => {
          throw new Error('disk full');
        },
        outcome: { hasMistake: () => false },
      },
      '01-tried: the constructs threw "disk full", expected nothing',
    ],
  ])('fails when %s', (_what, attempt, message) => {
    expect(() => constructVerdict(tried(attempt))).toThrow(message);
  });
});
