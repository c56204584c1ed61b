import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilerVerdicts } from './compiler-check';
import { folderOf, type Mistake } from './mistake';
import { letThrough, stopped, type Verdict } from './verdict';

const mistake: Mistake = {
  number: 1,
  rule: 'tried',
  title: 'tried',
  differsIn: '',
  inTerraformsWords: /./,
  attempt: { build: () => undefined, outcome: { throws: '' } },
};

const verdictOn = (...lines: string[]): Verdict | undefined => {
  const scratch = mkdtempSync(join(tmpdir(), 'compiler-check-'));
  try {
    const folder = join(scratch, 'mistakes');
    mkdirSync(join(folder, folderOf(mistake)), { recursive: true });
    const compilerOptions = { strict: true, types: [], lib: ['es2023'] };
    writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    writeFileSync(join(folder, folderOf(mistake), 'mistake.ts'), lines.join('\n'));
    return compilerVerdicts(folder, [mistake]).get(mistake);
  } finally {
    rmSync(scratch, { recursive: true });
  }
};

describe('the compiler', () => {
  it('stops the line that is announced, and says why', () => {
    expect(verdictOn('// @ts-expect-error a number', "export const n: number = 'one';")).toEqual(
      stopped("does not compile: TS2322: Type 'string' is not assignable to type 'number'."),
    );
  });

  it('lets through what compiles, announced or not', () => {
    expect(verdictOn('export const n: number = 1;')).toEqual(letThrough);
    expect(verdictOn('// @ts-expect-error a number', 'export const n: number = 1;')).toEqual(letThrough);
  });

  it('fails when another line does not compile', () => {
    expect(() => verdictOn('// @ts-expect-error a number', '', "export const n: number = 'one';")).toThrow(
      /01-tried\/mistake\.ts:3: TS2322: Type 'string' is not assignable to type 'number'\.$/,
    );
  });
});
