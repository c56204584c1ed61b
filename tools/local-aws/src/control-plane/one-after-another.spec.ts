import { OneAfterAnother } from './one-after-another';

describe('work with a key', () => {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) =>
      ends.set(name, () => {
        resolve(name);
      }),
    );
  };
  const soon = () => new Promise((resolve) => setImmediate(resolve));

  beforeEach(() => {
    started.length = 0;
  });

  it('starts when what came before it with the same key has ended, and waits for no other key', async () => {
    const queue = new OneAfterAnother();
    const all = [
      queue.run('a', work('first')),
      queue.run('a', work('second')),
      queue.run('b', work('other')),
    ];
    await soon();
    expect(started).toEqual(['first', 'other']);
    ends.get('first')?.();
    await soon();
    expect(started).toEqual(['first', 'other', 'second']);
    ends.get('second')?.();
    ends.get('other')?.();
    await expect(Promise.all(all)).resolves.toEqual(['first', 'second', 'other']);
  });

  it('fails alone', async () => {
    const queue = new OneAfterAnother();
    const failing = queue.run('a', () => Promise.reject(new Error('no such bucket')));
    const next = queue.run('a', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no such bucket');
    await expect(next).resolves.toBe('done');
  });
});
