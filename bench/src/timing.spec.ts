import { median, mediansInTurn } from './timing';

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4])).toBe(4);
  });

  it('is the mean of the two in the middle of an even number', () => {
    expect(median([1, 10, 4, 2])).toBe(3);
  });

  it('refuses nothing at all', () => {
    expect(() => median([])).toThrow('the median of no values is not defined');
  });
});

describe('mediansInTurn', () => {
  it('runs the candidates in turn, once more than counted', async () => {
    const order: string[] = [];
    const record = (name: string) => () => Promise.resolve(order.push(name));
    await mediansInTurn(2, { a: record('a'), b: record('b') });
    expect(order.join('')).toBe('ababab');
  });
});
