import fc from 'fast-check';
import { parseExpression, parseTemplate, traversalsOf } from '.';

const namesIn = (text: string) =>
  traversalsOf(parseTemplate(text)).map(({ root, steps }) =>
    [root, ...steps.map((step) => (typeof step === 'string' ? step : '[]'))].join('.'),
  );

it.each<[string, string[]]>([
  ['${aws_x.y.id}', ['aws_x.y.id']],
  ['a ${aws_x.y["k"].id} ${data.aws_z.w[0].arn}', ['aws_x.y.[].id', 'data.aws_z.w.[].arn']],
  ['${aws_x.y[each.key].id}', ['aws_x.y.[].id', 'each.key']],
  ['${local.on ? aws_x.a.id : aws_x.b.id}', ['local.on', 'aws_x.a.id', 'aws_x.b.id']],
  ['${[for c in aws_x.all : c.secret]}', ['aws_x.all', 'c.secret']],
  ['${aws_x.all[*].secret}', ['aws_x.all.secret']],
  ['${aws_x.all.*.secret}', ['aws_x.all.secret']],
  ['%{ if aws_x.y.on }a%{ endif }', ['aws_x.y.on']],
  ['${upper("${aws_x.y.id}") == "x"}', ['aws_x.y.id']],
  ['${aws_x.y.id', ['aws_x.y.id']],
  ['${aws_x.größe.id}', ['aws_x.größe.id']],
  ['$${aws_x.y.id}', []],
  ['aws_x.y.id', []],
])('%s refers to %j', (text, expected) => {
  expect(namesIn(text)).toEqual(expected);
});

it('reads a reference as a plan writes it', () => {
  expect(parseExpression('module.auth["a.b"].pool_id')).toEqual({
    kind: 'traversal',
    root: 'module',
    steps: ['auth', { index: { kind: 'literal', value: 'a.b' } }, 'pool_id'],
  });
});

it('takes a bare key of an object for its name, and one in parentheses for a reference', () => {
  expect(parseTemplate('${{a = 1, (local.k) : 2}}')).toEqual({
    kind: 'object',
    entries: [
      [
        { kind: 'literal', value: 'a' },
        { kind: 'literal', value: 1 },
      ],
      [
        { kind: 'traversal', root: 'local', steps: ['k'] },
        { kind: 'literal', value: 2 },
      ],
    ],
  });
});

it('ends for every text', () => {
  const piece = fc.constantFrom(
    '${',
    '%{',
    '$${',
    '}',
    '"',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '.',
    'aws_x',
    '*',
    '0',
    ' ',
    '~',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      expect(Array.isArray(traversalsOf(parseTemplate(pieces.join(''))))).toBe(true);
    }),
  );
});

it.each([
  ['one long word', 'a'.repeat(1_000_000)],
  ['one long reference', 'a.'.repeat(500_000)],
  ['many brackets', 'a["'.repeat(300_000)],
  ['many signs', '$'.repeat(1_000_000)],
  ['many openings', '${'.repeat(500_000)],
  ['many quotes', '"${'.repeat(300_000)],
  ['many escapes', '\\"'.repeat(500_000)],
])('ends soon on %s', (_what, text) => {
  expect(parseTemplate(`\${${text} ?}`).kind).toMatch(/opaque|template/);
});
