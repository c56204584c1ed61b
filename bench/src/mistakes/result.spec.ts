import { cell, exitCodeOf, isStoppedByUs, type Cell, type MistakeResult } from './result';
import { problemsOf } from './table';
import { letThrough, NotMeasuredError, stopped } from './verdict';

const yes = stopped('why');
const unknown: Cell = { verdict: 'not measured', by: 'no terraform' };

const result = (
  cells: Partial<MistakeResult['cells']> = {},
  corrected: Partial<MistakeResult['corrected']> = {},
): MistakeResult => ({
  number: 7,
  rule: 'r',
  title: 'a mistake',
  cells: {
    validate: letThrough,
    plan: letThrough,
    compiler: letThrough,
    constructs: letThrough,
    guard: yes,
    ...cells,
  },
  corrected: { plan: letThrough, guard: letThrough, ...corrected },
});

const run = (...mistakes: MistakeResult[]) => ({ measuredAt: '', versions: {}, mistakes });

describe('a run over the mistakes', () => {
  it.each<[string, number, MistakeResult]>([
    ['0 when the guard stops the mistake and nothing else', 0, result()],
    [
      '1 when the guard lets it through, whoever else stops it',
      1,
      result({ guard: letThrough, compiler: yes }),
    ],
    ['1 when the guard cries at the corrected fixture', 1, result({}, { guard: yes })],
    ['1 when Terraform refuses the corrected fixture', 1, result({}, { plan: yes })],
    ['2 when somebody could not be measured', 2, result({ plan: unknown })],
    ['2 when the corrected fixture could not be measured', 2, result({}, { guard: unknown })],
  ])('ends with %s', (_what, exitCode, mistake) => {
    expect(exitCodeOf(run(result(), mistake))).toBe(exitCode);
  });

  it('counts as ours what the compiler, the constructs or the guard stop', () => {
    const none = { guard: letThrough };
    expect(
      [{ compiler: yes }, { constructs: yes }, { guard: yes }].map((by) =>
        isStoppedByUs(result({ ...none, ...by })),
      ),
    ).toEqual([true, true, true]);
    expect(isStoppedByUs(result({ ...none, validate: yes, plan: yes }))).toBe(false);
  });

  it('names what is not as it should be, once', () => {
    expect(
      problemsOf(run(result(), result({ validate: unknown, plan: unknown }, { guard: stopped('r: x: y') }))),
    ).toEqual(['7 a mistake: not measured: no terraform', '7 a mistake: false alarm: r: x: y']);
  });

  it('has a reason in place of a verdict that there is not, and no excuse for a fault of its own', async () => {
    const failing = (error: Error) =>
      cell(() => {
        throw error;
      });
    expect(await cell(() => yes)).toBe(yes);
    expect(await failing(new NotMeasuredError('no terraform'))).toEqual(unknown);
    await expect(failing(new TypeError('a bug'))).rejects.toThrow('a bug');
  });
});
