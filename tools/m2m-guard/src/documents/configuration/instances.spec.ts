import { Unclear } from '../value';
import { blockAt, documentOf, valueOf } from './document-fixture';
import type { Json } from './json-blocks';

describe('instances', () => {
  const addressesOf = (body: Json, more: Json = {}) =>
    documentOf({ ...more, resource: { aws_x: { y: body } } }).blocks.map(({ address }) => address);

  it('counts, and makes one for each of a set or a map', () => {
    expect(addressesOf({ count: '${local.n}' }, { locals: { n: 2 } })).toEqual(['aws_x.y[0]', 'aws_x.y[1]']);
    expect(addressesOf({ count: '1' })).toEqual(['aws_x.y[0]']);
    expect(addressesOf({ count: 0 })).toEqual([]);
    expect(addressesOf({ for_each: '${toset(["a", "b", "a"])}' })).toEqual(['aws_x.y["a"]', 'aws_x.y["b"]']);
    expect(addressesOf({ for_each: { a: 1, 'b"c': 2 } })).toEqual(['aws_x.y["a"]', 'aws_x.y["b\\"c"]']);
  });

  it('knows each and count in nested values and in lists', () => {
    const { blocks } = documentOf({
      resource: {
        aws_x: {
          y: {
            for_each: { read: { text: 'Read' } },
            scopes: ['orders/${each.key}', 'x'],
            scope: [{ scope_name: '${each.key}', scope_description: '${each.value.text}' }],
          },
          z: { count: 2, name: 'n${count.index}', above: '${aws_x.y["read"].scopes[0]}' },
          w: { for_each: { read: 1 }, same: '${aws_x.y[each.key].scopes}' },
        },
      },
    });
    expect(
      blocks.map(({ attribute }) => attribute('scopes') ?? attribute('name') ?? attribute('same')),
    ).toEqual([['orders/read', 'x'], 'n0', 'n1', ['orders/read', 'x']]);
    expect(blocks[0]?.attribute('scope')).toEqual([{ scope_name: 'read', scope_description: 'Read' }]);
    expect(blocks[1]?.attribute('above')).toBe('orders/read');
  });

  it.each<[string, Json, string]>([
    ['a variable', { count: '${var.n}' }, 'it depends on var.n, which is decided when Terraform runs'],
    ['a count that is no number', { count: '' }, 'its count is not known before Terraform runs'],
    ['a negative count', { count: -1 }, 'its count is not known before Terraform runs'],
    ['a null count', { count: null }, 'its count is not known before Terraform runs'],
    [
      'keys that are not known',
      { for_each: ['${aws_x.z.id}'] },
      'its for_each is not known before Terraform runs',
    ],
    ['a text', { for_each: 'a' }, 'its for_each is not known before Terraform runs'],
    ['too many', { count: 1e9 }, 'its count makes more than 10000 instances of it'],
    ['itself', { count: '${aws_x.y.n}', n: 1 }, 'it refers to itself'],
  ])('notes a block for %s', (_what, body, why) => {
    const document = documentOf({ resource: { aws_x: { y: body, z: {} } } });
    expect(document.blocks.map(({ address }) => address)).toEqual(['aws_x.z']);
    expect(document.notRead).toEqual([
      { stack: 'api', address: 'aws_x.y', why: `cannot be followed: ${why}` },
    ]);
  });

  it('is not clear about an instance that is not there, or about all of them', () => {
    const more = { resource: { aws_z: { w: { count: 2, name: 'n' } } } };
    const why = new Unclear('it refers to an instance that is not there, or to all of them');
    expect([valueOf('${aws_z.w[2].name}', more), valueOf('${aws_z.w.name}', more)]).toEqual([why, why]);
    expect(valueOf('${aws_z.w[1].name}', more)).toBe('n');
  });

  it('follows no dynamic block, and says so', () => {
    const document = documentOf({
      resource: {
        aws_x: { y: { dynamic: [{ scope: { for_each: ['a'], content: { n: '${aws_x.z.id}' } } }] }, z: {} },
      },
    });
    const block = blockAt(document, 'aws_x.y');
    expect(block?.attribute('scope')).toEqual(new Unclear('it is made by a dynamic block'));
    expect(block?.configured).toEqual(['scope']);
    expect(block?.references('scope').map(({ block: { address } }) => address)).toEqual(['aws_x.z']);
  });
});
