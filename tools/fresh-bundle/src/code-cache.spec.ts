import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const loader = join(__dirname, '../code-cache.cjs');

/** Says what it was given; its answer is one character, so that another one has the same length. */
const source = (answer: number) => `
  const lazily = () => ({ answer: ${answer}, file: __filename.endsWith('file.cjs'), folder: __dirname });
  exports.seen = { ...lazily(), itself: module.exports === exports, sibling: require('./sibling.cjs') };
`;

describe('requireWithCodeCache', () => {
  let folder: string;
  const file = () => join(folder, 'file.cjs');
  const cache = () => `${file()}.code-cache`;

  /** Loads the file in a process of its own, twice, as two parts of a command may. */
  const seenByANewProcess = (): unknown =>
    JSON.parse(
      execFileSync(
        process.execPath,
        [
          '-e',
          `const { requireWithCodeCache } = require(process.argv[1]);
           const { seen } = requireWithCodeCache(process.argv[2]);
           const again = requireWithCodeCache(process.argv[2]).seen === seen;
           console.log(JSON.stringify({ ...seen, again }));`,
          loader,
          file(),
        ],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
      ),
    );

  const expected = (answer: number) => ({
    answer,
    file: true,
    folder,
    itself: true,
    sibling: 'sibling',
    again: true,
  });

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'code cache ')));
    writeFileSync(join(folder, 'sibling.cjs'), "module.exports = 'sibling';");
    writeFileSync(file(), source(1));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('gives what require gives, with and without a cache, and writes it once', () => {
    expect(seenByANewProcess()).toEqual(expected(1));
    const written = readFileSync(cache());
    expect(seenByANewProcess()).toEqual(expected(1));
    expect(readFileSync(cache())).toEqual(written);
    expect(readdirSync(folder).sort()).toEqual(['file.cjs', 'file.cjs.code-cache', 'sibling.cjs']);
  });

  it('runs a changed source of the same length, and not what was made of the previous one', () => {
    seenByANewProcess();
    writeFileSync(file(), source(2));
    expect(seenByANewProcess()).toEqual(expected(2));
  });

  it.each<[string, (content: Buffer) => Buffer]>([
    ['cut off', (content) => content.subarray(0, content.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in its middle', (content) => content.fill(0xff, content.length / 2, content.length / 2 + 8)],
  ])('makes a cache anew that is %s', (_how, broken) => {
    seenByANewProcess();
    const whole = readFileSync(cache());
    writeFileSync(cache(), broken(Buffer.from(whole)));
    expect(seenByANewProcess()).toEqual(expected(1));
    expect(readFileSync(cache()).length).toBe(whole.length);
  });

  it('loads from a place that nothing can be written to, and leaves nothing there', () => {
    // A folder of that name takes the place of the cache; permissions would not stop root.
    mkdirSync(cache());
    expect(seenByANewProcess()).toEqual(expected(1));
    expect(seenByANewProcess()).toEqual(expected(1));
    expect(readdirSync(folder).sort()).toEqual(['file.cjs', 'file.cjs.code-cache', 'sibling.cjs']);
  });

  it('throws what the file throws, and tries again when it is asked again', () => {
    writeFileSync(file(), "throw new Error('broken');");
    const twice = `const { requireWithCodeCache } = require(process.argv[1]);
      for (const _ of [1, 2]) try { requireWithCodeCache(process.argv[2]); } catch ({ message }) { console.log(message); }`;
    expect(execFileSync(process.execPath, ['-e', twice, loader, file()], { encoding: 'utf8' })).toBe(
      'broken\nbroken\n',
    );
  });
});
