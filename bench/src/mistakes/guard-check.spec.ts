import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GuardCheck } from './guard-check';
import { letThrough, stopped } from './verdict';

const mistake = {
  number: 1,
  rule: 'tried',
  title: 'tried',
  differsIn: '',
  inTerraformsWords: /./,
  attempt: { build: () => undefined, outcome: { throws: '' } },
} as const;

const finding = (rule: string) => ({
  rule,
  severity: 'error',
  stack: 's',
  address: 'a',
  message: 'm',
  fix: 'f',
});

describe('the verdict of the guard', () => {
  let scratch: string;

  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'guard-check-'));
    for (const folder of ['bad/orders', 'bad/auth', 'corrected/orders']) {
      mkdirSync(join(scratch, '01-tried', folder), { recursive: true });
    }
  });

  afterEach(() => {
    rmSync(scratch, { recursive: true });
  });

  /** A guard that answers so, and writes down what it was asked. */
  const guard = (exitCode: number, answer: object, complaint = '') => {
    const program = join(scratch, 'guard.cjs');
    writeFileSync(
      program,
      `require('node:fs').writeFileSync(${JSON.stringify(join(scratch, 'asked.json'))}, JSON.stringify(process.argv.slice(2)));
       process.stdout.write(${JSON.stringify(JSON.stringify(answer))});
       process.stderr.write(${JSON.stringify(complaint)});
       process.exitCode = ${exitCode.toString()};`,
    );
    return new GuardCheck(scratch, program);
  };
  const found = (...rules: string[]) => ({ formatVersion: 1, findings: rules.map(finding) });

  it('is about all stacks of the fixture together, upstream first', async () => {
    expect(await guard(1, found('tried')).bad(mistake)).toEqual(stopped('tried: s: a: m'));
    const asked: unknown = JSON.parse(readFileSync(join(scratch, 'asked.json'), 'utf8'));
    const folder = join(scratch, '01-tried/bad');
    expect(asked).toEqual([join(folder, 'auth'), join(folder, 'orders'), '--format', 'json']);
  });

  it('is let through when it finds nothing, and a false alarm when it does where nothing is wrong', async () => {
    expect(await guard(0, found()).bad(mistake)).toEqual(letThrough);
    expect(await guard(0, found()).corrected(mistake)).toEqual(letThrough);
    expect(await guard(1, found('other')).corrected(mistake)).toEqual(stopped('other: s: a: m'));
  });

  it.each<[string, number, object, string, string]>([
    [
      'it finds something beside the mistake',
      1,
      found('tried', 'other'),
      '',
      '01-tried: the guard finds something else, too: other: s: a: m',
    ],
    ['it could not run', 2, {}, 'no such folder\n', '01-tried/bad: the guard ended with 2: no such folder'],
    ['it says 1 and finds nothing', 1, found(), '', '01-tried/bad: the guard ended with 1 and 0 findings'],
    [
      'it says 0 and finds something',
      0,
      found('tried'),
      '',
      '01-tried/bad: the guard ended with 0 and 1 findings',
    ],
  ])('fails when %s', async (_what, exitCode, answer, complaint, message) => {
    await expect(guard(exitCode, answer, complaint).bad(mistake)).rejects.toThrow(message);
  });

  it('fails when there is no guard', async () => {
    await expect(new GuardCheck(scratch, '/nowhere').bad(mistake)).rejects.toThrow(
      '/nowhere: the guard is not there',
    );
  });
});
