import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const loader = join(__dirname, '../load-fresh.cjs');

describe('loadFresh', () => {
  let folder: string;
  const entry = () => join(folder, 'src/entry.ts');

  /** Loads the entry point in a process of its own, as a command line tool does. */
  const answerOfANewProcess = () =>
    execFileSync(
      process.execPath,
      [
        '-e',
        `const { loadFresh } = require(process.argv[1]); console.log(loadFresh(process.argv[2]).answer())`,
        loader,
        entry(),
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    ).trim();

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'fresh bundle ')));
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'src/number.ts'), 'export const number: number = 41;');
    writeFileSync(
      entry(),
      "import { number } from './number'; export const answer = (): number => number + 1;",
    );
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('compiles TypeScript on first use', () => {
    expect(answerOfANewProcess()).toBe('42');
  });

  it('rebuilds when an imported source has changed', () => {
    answerOfANewProcess();
    writeFileSync(join(folder, 'src/number.ts'), 'export const number: number = 1_000;');
    expect(answerOfANewProcess()).toBe('1001');
  });

  it('fails when the sources do not compile, and names the file', () => {
    answerOfANewProcess();
    writeFileSync(join(folder, 'src/number.ts'), 'export const number: number = ;');
    expect(answerOfANewProcess).toThrow('src/number.ts:1:30');
  });

  it('fails when an imported source is gone instead of running the old bundle', () => {
    answerOfANewProcess();
    rmSync(join(folder, 'src/number.ts'));
    expect(answerOfANewProcess).toThrow('Could not resolve "./number"');
  });
});
