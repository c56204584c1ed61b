import type { References } from '../block';
import { documentOf } from './document-fixture';

describe('references', () => {
  const { blocks, outputs } = documentOf({
    locals: { a: ['${local.b}', '${aws_x.one.arn}'], b: '${local.a} ${data.aws_z.w.value}' },
    data: { aws_z: { w: {} } },
    resource: {
      aws_x: {
        one: {},
        many: { count: 2 },
        it: {
          through: '${sha1(jsonencode([local.a, aws_x.one.scopes[0]]))}',
          depends_on: ['aws_x.many', '${data.aws_z.w}'],
          lifecycle: [{ replace_triggered_by: ['aws_x.one.id'] }],
        },
      },
    },
    output: { o: { value: '${[for c in aws_x.many : c.client_secret]}', sensitive: 'true' } },
  });
  const named = (references: References = []) =>
    references.map(({ block, attribute }) => `${block.address} ${attribute ?? 'as a whole'}`).sort();
  const reader = blocks.find(({ address }) => address === 'aws_x.it');

  it('are found through locals and calls, each once', () => {
    expect(named(reader?.references('through'))).toEqual([
      'aws_x.one arn',
      'aws_x.one scopes',
      'data.aws_z.w value',
    ]);
  });

  it('stand behind depends_on and replace_triggered_by', () => {
    expect(named(reader?.dependsOn())).toEqual([
      'aws_x.many[0] as a whole',
      'aws_x.many[1] as a whole',
      'aws_x.one id',
      'data.aws_z.w as a whole',
    ]);
    expect(named(reader?.replacedBy())).toEqual(['aws_x.one id']);
  });

  it('of an output are all instances that an expression goes through', () => {
    expect(outputs.map(({ sensitive, references }) => [sensitive, named(references())])).toEqual([
      [true, ['aws_x.many[0] as a whole', 'aws_x.many[1] as a whole']],
    ]);
  });

  it('of thousands of instances are one list', () => {
    const many = documentOf({
      resource: { aws_x: { a: { count: 3 }, b: { count: 3, n: '${aws_x.a[count.index].id}' } } },
    }).blocks.filter(({ address }) => address.startsWith('aws_x.b'));
    expect(new Set(many.map((block) => block.references('n'))).size).toBe(1);
  });
});
