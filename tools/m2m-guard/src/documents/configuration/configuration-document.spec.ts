import { blockAt, documentOf } from './document-fixture';
import type { Json } from './json-blocks';

describe('the syntax of JSON', () => {
  const body = { name: 'a' };

  it.each<[string, Json]>([
    ['objects', { resource: { aws_x: { y: body } } }],
    ['a list of bodies', { resource: { aws_x: { y: [body] } } }],
    ['a list of names', { resource: { aws_x: [{ y: body }] } }],
    ['a list of types', { resource: [{ aws_x: { y: body } }] }],
    ['lists everywhere, and comments', { resource: [{ '//': 'x', aws_x: [{ '//': 'x', y: [body] }] }] }],
    ['null beside it', { resource: [null, { aws_x: { y: body }, aws_z: null }] }],
  ])('reads a block in %s', (_what, json) => {
    const { blocks, notRead } = documentOf(json);
    expect(blocks.map(({ address, attribute }) => [address, attribute('name')])).toEqual([['aws_x.y', 'a']]);
    expect(notRead).toEqual([]);
  });

  it.each<[string, Json]>([
    ['resource', { resource: 'x' }],
    ['resource.aws_x', { resource: { aws_x: 5 } }],
    ['resource.aws_x.y', { resource: { aws_x: { y: ['${x}'] } } }],
    ['data.aws_x', { data: { aws_x: true } }],
    ['output.a', { output: { a: 'x' } }],
    ['locals', { locals: ['x'] }],
  ])('notes that %s is no block', (address, json) => {
    expect(documentOf(json).notRead).toEqual([
      { stack: 'api', address, why: 'is no block: expected an object, or a list of objects' },
    ]);
  });

  it('notes modules, and files in a language that it does not read', () => {
    const { notRead } = documentOf({ module: [{ net: { source: './net' } }] }, {}, ['main.tf']);
    expect(notRead).toEqual([
      {
        stack: 'api',
        address: 'main.tf',
        why: 'is not Terraform JSON; check the plan of this stack instead',
      },
      {
        stack: 'api',
        address: 'module.net',
        why: 'is a module, whose content is not here; check the plan of this stack instead',
      },
    ]);
  });

  it('takes null for absent, and knows no attribute that only JavaScript gives', () => {
    const block = blockAt(documentOf({ resource: { aws_x: { y: { a: null, b: '' } } } }), 'aws_x.y');
    expect([block?.attribute('a'), block?.attribute('b'), block?.attribute('constructor')]).toEqual([
      undefined,
      '',
      undefined,
    ]);
    expect(block?.configured).toEqual(['b']);
  });

  it('reads the path of a construct and what a stack declares for tools', () => {
    const comment = { metadata: { path: 'api/client/Resource' }, m2m: { callsPerHour: 5 } };
    const block = blockAt(documentOf({ resource: { aws_x: { y: { '//': comment } } } }), 'aws_x.y');
    expect([block?.constructPath, block?.declared]).toEqual(['api/client', { callsPerHour: 5 }]);
  });
});

describe('override files', () => {
  const json = {
    resource: { aws_x: { y: { '//': { metadata: { path: 'p' } }, a: 1, b: 2, n: [{ c: 1 }] } } },
    output: { o: { value: 'v', sensitive: true } },
    locals: { l: 1 },
  };

  it('change attribute by attribute, in the order of their names', () => {
    const document = documentOf(json, {
      'b_override.tf.json': { resource: { aws_x: { y: { a: 3 } } } },
      'a_override.tf.json': { resource: { aws_x: { y: { '//': {}, a: 2, b: null, n: { d: 1 } } } } },
      'override.tf.json': { resource: { aws_x: { y: { b: 4 } } }, locals: { l: 2 } },
      'other.tf.json': { resource: { aws_x: { z: { a: '${local.l}' } } } },
    });
    const block = blockAt(document, 'aws_x.y');
    expect(['a', 'b', 'n'].map((name) => block?.attribute(name))).toEqual([3, 4, { d: 1 }]);
    expect(block?.constructPath).toBe('p');
    expect(blockAt(document, 'aws_x.z')?.attribute('a')).toBe(2);
  });

  it('keep what they do not say of an output', () => {
    const { outputs } = documentOf(json, { 'override.tf.json': { output: { o: { sensitive: false } } } });
    expect(outputs.map(({ name, sensitive, value }) => [name, sensitive, value()])).toEqual([
      ['o', false, 'v'],
    ]);
  });
});
