import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules';
import { rulesPage, rulesTable } from './rules-table';

it('writes one row per rule, in which nothing is taken for Markdown', () => {
  const rule = {
    id: 'open-route',
    severity: 'error',
    what: 'route for `anybody`',
    why: 'a | b <c> *d*',
    source: 'C:\\docs',
    fix: 'set scopes = ["a_b"]',
  } as const;
  expect(rulesTable([rule])).toBe(
    [
      '| id | severity | what | why | source | fix |',
      '| --- | --- | --- | --- | --- | --- |',
      String.raw`| ${'`open-route`'} | error | route for \`anybody\` | a \| b \<c> \*d\* | C:\\docs | set scopes = \["a\_b"\] |`,
      '',
    ].join('\n'),
  );
});

it('is what docs/guides/guard-rules.md says; its second line tells how to write it anew', () => {
  const page = join(__dirname, '../../../../docs/guides/guard-rules.md');
  expect(readFileSync(page, 'utf8')).toBe(rulesPage(rules));
});
