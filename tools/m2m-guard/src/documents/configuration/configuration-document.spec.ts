import type { References } from '../block';
import { Contract } from '../contract';
import { Attribute, Unclear, unclearPart, type Value } from '../value';
import { configurationDocument } from './configuration-document';
import type { Json } from './json-blocks';

function documentOf(json: Json, more: Readonly<Record<string, Json>> = {}, unreadable: string[] = []) {
  const files = [{ name: 'main.tf.json', json }];
  for (const [name, other] of Object.entries(more)) files.push({ name, json: other });
  return configurationDocument({ kind: 'configuration', stack: 'api', files, unreadable }, new Contract());
}

const blockAt = (document: ReturnType<typeof documentOf>, address: string) =>
  document.blocks.find((block) => block.address === address);

/** The value of an attribute of the one block `aws_x.y`, whose expressions stand beside what is given. */
function valueOf(expression: unknown, more: Json = {}): Value | undefined {
  const { resource, ...rest } = more as { resource?: Json };
  const document = documentOf({ ...rest, resource: { ...resource, aws_x: { y: { it: expression } } } });
  return blockAt(document, 'aws_x.y')?.attribute('it');
}

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

describe('names', () => {
  it('follows locals through locals, and attributes through blocks', () => {
    const more = {
      locals: { a: '${local.b}-x', b: '${aws_z.w.name}' },
      resource: { aws_z: { w: { name: 'n', nested: [{ deep: ['d'] }] } } },
    };
    expect(valueOf('${local.a}', more)).toBe('n-x');
    expect(valueOf('${aws_z.w.nested[0].deep[0]}', more)).toBe('d');
  });

  it('lets what AWS decides stand for itself', () => {
    const value = valueOf('${aws_z.w.arn}', { resource: { aws_z: { w: {} } } });
    expect(value).toBeInstanceOf(Attribute);
    expect([(value as Attribute).block.address, (value as Attribute).path]).toEqual(['aws_z.w', ['arn']]);
  });

  it('knows the scopes that a resource server has from what it declares', () => {
    const server = {
      aws_cognito_resource_server: {
        s: { identifier: 'api', scope: [{ scope_name: 'write' }, { scope_name: 'read' }] },
      },
    };
    expect(valueOf('${aws_cognito_resource_server.s.scope_identifiers}', { resource: server })).toEqual([
      'api/read',
      'api/write',
    ]);
  });

  it.each<[string, string]>([
    ['${local.a}', 'it refers to itself'],
    ['${local.none}', 'it depends on a local that is not there'],
    ['${local.constructor}', 'it depends on a local that is not there'],
    ['${aws_x.y.it}', 'it refers to itself'],
    ['${aws_x.none.id}', 'it refers to a block that is not there'],
    ['${data.aws_x.y.id}', 'it refers to a block that is not there'],
    ['${var.scopes}', 'it depends on var.scopes, which is decided when Terraform runs'],
    ['${var["canary"]}', 'it depends on var, which is decided when Terraform runs'],
    ['${module.net.id}', 'it depends on module.net, which is not known here'],
    ['${each.key}', 'it depends on each.key, which is not known here'],
    ['${aws_p.p.value}', 'it is a secret, which this tool does not follow'],
    ['${aws_ssm_parameter.p.value}', 'it is a secret, which this tool does not follow'],
    ['${aws_p.p.client_secret}', 'it is a secret, which this tool does not follow'],
  ])('is not clear about %s', (expression, why) => {
    const more = {
      locals: { a: '${local.b}', b: '${local.a}' },
      resource: {
        aws_p: { p: { value: '${aws_ssm_parameter.p.value}', client_secret: 'canary' } },
        aws_ssm_parameter: { p: { type: 'SecureString', value: 'canary' } },
      },
    };
    expect(valueOf(expression, more)).toEqual(new Unclear(why));
  });

  it('ends on a chain of ten thousand locals, and on one that doubles fifty times', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 10_000 }, (_none, index) => [`l${index}`, `\${local.l${index + 1}}`]),
    );
    expect(valueOf('${local.l0}', { locals: chain })).toEqual(
      new Unclear('it is nested too deeply, or refers to itself'),
    );
    const double = (write: (name: string) => unknown) =>
      Object.fromEntries(
        Array.from({ length: 50 }, (_none, index) => [
          `l${index}`,
          index === 49 ? 'x' : write(`local.l${index + 1}`),
        ]),
      );
    for (const write of [
      (name: string) => `\${${name}}\${${name}}`,
      (name: string) => [`\${${name}}`, `\${${name}}`],
      (name: string) => ({ a: `\${${name}}`, b: `\${${name}}` }),
      (name: string) => `\${concat(flatten([${name}]), flatten([${name}]))}`,
      (name: string) => `\${jsonencode([${name}, ${name}])}`,
    ]) {
      const { blocks } = documentOf({
        locals: double(write),
        resource: { aws_x: { y: { it: '${local.l0}' } } },
      });
      expect(unclearPart(blocks[0]?.attribute('it'))?.why).toBe('it is larger than this tool follows');
      expect(blocks[0]?.references('it')).toEqual([]);
    }
  });
});

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
