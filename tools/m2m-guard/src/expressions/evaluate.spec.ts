import { Attribute, Composed, Unclear, type Value } from '../documents/value';
import { blockFixture } from '../documents/block-fixture';
import { evaluateJson, valueAt, type Lookup } from '.';

const pool = blockFixture('aws_cognito_user_pool', 'main');
const poolId = new Attribute(pool, ['id']);
const names: Readonly<Record<string, Value>> = {
  local: { server: 'orders', scopes: ['read', 'write'], map: { a: 1, 'b-c': null }, key: 'a' },
  pool: poolId,
};

const lookup: Lookup = ({ root, steps }, evaluateStep) =>
  valueAt(
    Object.hasOwn(names, root) ? (names[root] ?? null) : new Unclear('unknown'),
    steps.map(evaluateStep),
  );

const of = (json: unknown) => evaluateJson(json, lookup);

describe('text of Terraform JSON', () => {
  // Each was evaluated by Terraform 1.11 as well.
  it.each([
    ['plain', 'plain'],
    ['100%', '100%'],
    ['$', '$'],
    ['$${x}', '${x}'],
    ['$$${local.server}', '$${local.server}'],
    ['%%{if}', '%{if}'],
    ['a\\nb', 'a\\nb'],
    ['a${true}${1.50}', 'atrue1.5'],
    ['${"\\u0024{x}"}', '${x}'],
    ['${"a ${lower("X\\"Y")} b"}', 'a x"y b'],
    ['${"${"${"deep"}"}"}', 'deep'],
    ['${"a\\nb"}', 'a\nb'],
  ])('%s is %s', (text, expected) => {
    expect(of(text)).toBe(expected);
  });

  it('keeps the type of a lone interpolation', () => {
    expect([of('${1}'), of('${true}'), of('${null}'), of('${local.scopes}')]).toEqual([
      1,
      true,
      null,
      ['read', 'write'],
    ]);
  });

  it('follows keys and values of objects, and items of lists', () => {
    expect(of({ '${local.key}': ['${local.server}/${local.scopes[0]}'] })).toEqual({ a: ['orders/read'] });
  });

  it('puts text around what is known after apply, and equal texts are equal', () => {
    expect(of('a${"b"}${pool}/x')).toEqual(new Composed(['ab', poolId, '/x']));
    expect(of('${pool}${""}')).toEqual(poolId);
  });

  it('finds keys by text and by number, and null where null is', () => {
    expect([of('${local.map["a"]}'), of('${local.scopes["1"]}'), of('${local.map["b-c"]}')]).toEqual([
      1,
      'write',
      null,
    ]);
  });

  it.each([
    ['${local.map.none}', 'it asks for a part that is not there'],
    ['${local.constructor}', 'it asks for a part that is not there'],
    ['${local.map.__proto__}', 'it asks for a part that is not there'],
    ['${local.scopes[2]}', 'it asks for a part that is not there'],
    ['${local.map[pool]}', 'it asks for a part by something that is not known'],
    ['${local.scopes}x', 'it puts something that is no text into a text'],
    ['x${12345678901234567890}', 'it puts something that is no text into a text'],
    ['${local.server == "x" ? "a" : "b"}', 'it is computed by an expression that this tool does not follow'],
    ['${[for s in local.scopes : s]}', 'it is computed by an expression that this tool does not follow'],
    ['a${local.server', 'it is computed by an expression that this tool does not follow'],
    ['${"', 'it is computed by an expression that this tool does not follow'],
    ['%{ if true }a%{ endif }', 'it is computed by an expression that this tool does not follow'],
    ['${timestamp()}', 'it is computed by timestamp(), which this tool does not follow here'],
    ['${constructor()}', 'it is computed by constructor(), which this tool does not follow here'],
    ['${sensitive("x")}', 'it is marked as sensitive, and this tool shows nothing that is'],
  ])('is not clear about %s', (text, why) => {
    expect(of(text)).toEqual(new Unclear(why));
  });

  it('is not clear about an object with a key that is not known', () => {
    expect(of({ '${pool}': 1 })).toEqual(new Unclear('it has a key that is not known'));
  });

  it('keeps a key that JavaScript gives a meaning', () => {
    const value = of(JSON.parse('{"__proto__":{"a":1}}')) as Readonly<Record<string, Value>>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(of('${merge({"__proto__" = 1}, {b = 2})}')).toEqual(JSON.parse('{"__proto__":1,"b":2}'));
  });
});

describe('functions', () => {
  it.each<[string, Value]>([
    ['concat(["a"], local.scopes)', ['a', 'read', 'write']],
    ['distinct(["a", "a", "b"])', ['a', 'b']],
    ['flatten([["a"], [["b"]]])', ['a', 'b']],
    ['format("%s/%s%%", local.server, 1)', 'orders/1%'],
    ['format("%%d")', '%d'],
    ['join("/", [local.server, "read"])', 'orders/read'],
    ['jsondecode("{\\"a\\":[1]}")', { a: [1] }],
    ['jsonencode({b = 1, a = "<&>"})', '{"a":"\\u003c\\u0026\\u003e","b":1}'],
    ['jsondecode(jsonencode(local.scopes))', ['read', 'write']],
    ['keys({b = 1, a = 2})', ['a', 'b']],
    ['values({b = 1, a = 2})', [2, 1]],
    ['merge({a = 1}, null, {a = 2})', { a: 2 }],
    ['toset(["b", "b"])', ['b']],
    ['tostring(5)', '5'],
    ['upper(trimspace(" a "))', 'A'],
    ['nonsensitive("a")', 'a'],
  ])('%s', (call, expected) => {
    expect(of(`\${${call}}`)).toEqual(expected);
  });

  it('puts what is known after apply into texts', () => {
    expect(of('${join("/", [pool, "read"])}')).toEqual(new Composed([poolId, '/read']));
    expect(of('${format("%s/read", pool)}')).toEqual(new Composed([poolId, '/read']));
  });

  it.each([
    'format("%d", 1)',
    'format("%s")',
    'format("%s", 1, 2)',
    'upper("straße")',
    'jsonencode(pool)',
    'jsondecode("{")',
    'join("/", "a")',
    'keys(["a"])',
  ])('does not follow %s', (call) => {
    expect(of(`\${${call}}`)).toBeInstanceOf(Unclear);
  });
});

describe('bounds', () => {
  it('does not follow expressions that are nested too deeply, however they are', () => {
    expect(of(`\${${'['.repeat(5_000)}${']'.repeat(5_000)}}`)).toBeInstanceOf(Unclear);
    expect(of(`\${${'"${'.repeat(10_000)}1${'}"'.repeat(10_000)}}`)).toBeInstanceOf(Unclear);
    expect(of(`\${jsondecode("${'['.repeat(10_000)}${']'.repeat(10_000)}")}`)).toBeInstanceOf(Unclear);
  });

  it('does not follow text that grows without end', () => {
    const half = 'x'.repeat(600_000);
    expect(of(`${half}\${"x"}${half}`)).toEqual(new Unclear('it is larger than this tool follows'));
  });
});
