import { code, codeCell, fenced, inHtml, prose, tableRow } from './markdown';
import { clipped, visible, visibleWithin } from './visible-text';

const gap = '\u200b';

describe('foreign text in Markdown', () => {
  it.each([
    ['a name', 'aws_s3_bucket.logs["a"]', '`aws_s3_bucket.logs["a"]`'],
    ['backticks inside', 'a`b``c', '```a`b``c```'],
    ['a backtick at an end', '`a', '`` `a ``'],
    ['nothing', '', '` `'],
    ['a mention', '@team', `\`@${gap}team\``],
    ['a comment opener', '<!-- x -->', `\`<${gap}!-- x -->\``],
    ['a line end', 'a\n# b', '`a\\n# b`'],
    ['a direction mark', 'a\u202eb', '`a\\u{202e}b`'],
  ])('is a code span that %s cannot leave', (_, text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it('stays in its cell of a table', () => {
    expect(tableRow(codeCell('a|b'), codeCell('a\\|b'))).toBe(
      '| <code>a&#124;b</code> | <code>a&#92;&#124;b</code> |',
    );
  });

  it('is running text without markup, links, references or mathematics', () => {
    expect(prose('**a** [b](c) <i> $x$ #12 www.d.e http://f')).toBe(
      `\\*\\*a\\*\\* \\[b\\](c) \\<i\\> &#36;x&#36; \\#${gap}12 www${gap}.d.e http:${gap}//f`,
    );
  });

  it('cannot close the element it stands in', () => {
    expect(inHtml('</summary>')).toBe('&#60;/summary&#62;');
  });

  it('is fenced by more backticks than it has, one line per line', () => {
    expect(fenced('diff', ['+ ```', 'a\nb'])).toBe('````diff\n+ ```\na\\nb\n````');
  });
});

describe('visible text', () => {
  it('shows half a surrogate pair and a zero-width character as their escapes', () => {
    expect(visible('\ud800 \u200b \u00a0')).toBe('\\u{d800} \\u{200b} \\u{a0}');
  });

  it('is cut without leaving half a character behind', () => {
    expect(clipped('ab😀d', 4)).toBe('ab…');
    expect(clipped('abcd', 4)).toBe('abcd');
  });

  it.each([
    '',
    'abc',
    'abcd',
    'abcde',
    'ab😀',
    'ab😀d',
    'abc😀',
    'abc😀d',
    'abcd😀',
    'abcde😀',
    '\ud800'.repeat(9),
  ])('is the same when only its beginning is looked at: %j', (text) => {
    for (const max of [3, 4, 5]) expect(visibleWithin(text, max)).toBe(clipped(visible(text), max));
  });
});
