import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { mistakes } from '../../mistakes';
import { stacksOf, type Kind } from './fixture';
import { folderOf, type Mistake } from './mistake';
import { otherTools } from './other-tools';

const folder = join(__dirname, '../../mistakes');
const page = readFileSync(join(__dirname, '../../../docs/mistakes.md'), 'utf8');

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

/** Every block of every stack, by `<stack>: <address>`. Outputs and settings of the stack are one block each. */
const blocksIn = (mistake: Mistake, kind: Kind): Map<string, unknown> =>
  new Map(
    stacksOf(folder, mistake, kind).flatMap((fixture) => {
      const text = readFileSync(join(fixture.folder, 'main.tf.json'), 'utf8');
      const { resource, data, ...rest } = JSON.parse(text) as Record<string, Blocks>;
      const addressed = (blocks: Blocks = {}, prefix = '') =>
        Object.entries(blocks).flatMap(([type, named]) =>
          Object.entries(named).map(([name, block]): [string, unknown] => [
            `${fixture.stack}: ${prefix}${type}.${name}`,
            block,
          ]),
        );
      return [
        ...addressed(resource),
        ...addressed(data, 'data.'),
        ...Object.entries(rest).map(([name, block]): [string, unknown] => [
          `${fixture.stack}: ${name}`,
          block,
        ]),
      ];
    }),
  );

const rows = (heading: string): string[][] => {
  const lines = page.slice(page.indexOf(heading)).split('\n');
  const start = lines.findIndex((line) => line.startsWith('| #'));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .map((text) => text.trim())
      .slice(1, -1),
  );
};

describe('the fixtures of the mistakes', () => {
  it('are one folder per mistake, numbered from 1', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? entry.name : [],
    );
    expect(folders.sort()).toEqual(mistakes.map(folderOf));
    expect(mistakes.map(({ number }) => number)).toEqual(mistakes.map((_, index) => index + 1));
  });

  it.each(mistakes.map((mistake) => [folderOf(mistake), mistake] as const))(
    '%s is bad in one place',
    (_folder, mistake) => {
      const [bad, corrected] = [blocksIn(mistake, 'bad'), blocksIn(mistake, 'corrected')];
      const addresses = [...new Set([...bad.keys(), ...corrected.keys()])];
      expect(
        addresses.filter((address) => !isDeepStrictEqual(bad.get(address), corrected.get(address))),
      ).toEqual([mistake.differsIn]);
    },
  );

  it('are the rows of the table in docs/mistakes.md', () => {
    const named = mistakes.map(({ number, title }) => [number.toString(), title]);
    expect(
      rows('# Nineteen')
        .slice(0, -1)
        .map((row) => row.slice(0, 2)),
    ).toEqual(named);
    const counted = rows('## Other tools').slice(0, -1);
    expect(counted.map((row) => row.slice(0, 2))).toEqual(named.slice(0, 12));
    expect(otherTools.map(({ stops }) => stops.length)).toEqual(otherTools.map(() => 12));
  });
});
