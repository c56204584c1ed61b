import MarkdownIt from 'markdown-it';
import { codeCell } from './markdown-cell';

/** As GitHub shows it, as far as tables, code and HTML go. */
const cellsOf = (cell: string) => {
  const page = new MarkdownIt({ html: true }).render(`| a | b |\n| --- | --- |\n| ${cell} | end |\n`);
  return [...page.matchAll(/<td>(.*?)<\/td>/g)].map(([, content]) => content);
};

const decoded = (html = '') =>
  html
    .replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('a name in a cell of a table', () => {
  it.each(['echo-api/reader', 'GET /orders/{id}', 'aws_x.y["key"]', 'ANY /files/{proxy+}'])(
    'is a plain code span: %s',
    (name) => {
      expect(codeCell(name)).toBe(`\`${name}\``);
      expect(cellsOf(codeCell(name)).map(decoded)).toEqual([`<code>${name}</code>`, 'end']);
    },
  );

  it.each([
    '`',
    '`code`',
    'a|b',
    'a\\|b',
    '\\',
    '<script>alert(1)</script>',
    '</code></td></tr>',
    '<!-- hidden',
    '**ALLOW**',
    '[x](javascript:alert(1))',
    '![x](https://example.com/x.png)',
    '@team',
    '#12',
    '$`x`$',
    '&lt;',
    ' ',
    '',
    'a ',
    'trailing\\',
  ])('cannot leave its cell: %j', (name) => {
    const cell = codeCell(name);
    expect(cell).not.toMatch(/[|\n`*![\]@$]/);
    expect(cellsOf(cell).map(decoded)).toEqual([`<code>${name}</code>`, 'end']);
  });

  it.each([
    ['a\nb', 'a\\u{a}b'],
    ['a\r| ALLOW |', 'a\\u{d}| ALLOW |'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\u200bb', 'a\\u{200b}b'],
    ['a\u00a0b', 'a\\u{a0}b'],
    ['a\ud800b', 'a\\u{d800}b'],
    ['a\u{e0041}b', 'a\\u{e0041}b'],
  ])('shows what is invisible: %j', (name, shown) => {
    expect(cellsOf(codeCell(name)).map(decoded)).toEqual([`<code>${shown}</code>`, 'end']);
  });
});
