import { allPublicAttributes } from './public-attributes';
import { listDifference, shownText } from './shown-text';
import { shownValue } from './shown-value';

const show = (
  type: string,
  name: string,
  value: unknown,
  unknown: unknown = false,
  sensitive: unknown = false,
) => shownValue(type, name, { value, unknown, sensitive });

const client = 'aws_cognito_user_pool_client';
const scopes = 'allowed_oauth_scopes';

describe('shownValue', () => {
  it('shows a scalar and a list of scalars that the table calls public', () => {
    expect(show(client, 'name', 'service')).toEqual({ kind: 'value', value: 'service' });
    expect(show(client, scopes, ['a/read'])).toEqual({ kind: 'value', value: ['a/read'] });
  });

  it('shows one member of each block', () => {
    const scope = [{ scope_name: 'read', scope_description: 'not for us' }, { scope_name: 'write' }];
    expect(show('aws_cognito_resource_server', 'scope', scope)).toEqual({
      kind: 'value',
      value: ['read', 'write'],
    });
  });

  it.each([
    ['of a resource type that it does not know', 'terraform_data', 'input'],
    ['of an attribute that nobody called public', 'aws_lambda_function', 'environment'],
    ['whose name is one of an object of JavaScript', 'aws_lambda_function', 'constructor'],
    ['of a type whose name is one of an object of JavaScript', 'constructor', 'name'],
  ])('hides a value %s', (_what, type, name) => {
    expect(show(type, name, 'anything')).toEqual({ kind: 'not-shown' });
  });

  it('hides a public attribute that unexpectedly holds an object', () => {
    expect(show(client, 'name', { nested: 'x' })).toEqual({ kind: 'not-shown' });
    expect(show(client, scopes, [['x']])).toEqual({ kind: 'not-shown' });
    expect(show('aws_cognito_resource_server', 'scope', [{ scope_name: { deep: 'x' } }])).toEqual({
      kind: 'not-shown',
    });
  });

  it.each([
    ['as a whole', true],
    ['in one element of a list', [false, true]],
    ['somewhere deep inside', [{ a: [{ b: true }] }]],
  ])('hides an attribute that is marked sensitive %s', (_where, sensitive) => {
    expect(show(client, scopes, ['x', 'y'], false, sensitive)).toEqual({ kind: 'sensitive' });
    expect(show(client, scopes, undefined, true, sensitive)).toEqual({ kind: 'sensitive' });
  });

  it('calls an attribute unknown when any part of it is', () => {
    expect(show(client, scopes, ['x', null], [false, true])).toEqual({ kind: 'unknown' });
  });

  it('tells nothing from something', () => {
    expect(show(client, 'name', null)).toEqual({ kind: 'absent' });
    expect(show('terraform_data', 'input', undefined)).toEqual({ kind: 'absent' });
  });

  it('cuts long text and hides long lists', () => {
    expect(show(client, 'name', 'x'.repeat(1000))).toEqual({ kind: 'value', value: `${'x'.repeat(300)}…` });
    expect(show(client, scopes, Array(101).fill('x'))).toEqual({ kind: 'not-shown' });
  });
});

describe('the table of public attributes', () => {
  it.each(allPublicAttributes().filter((name) => /secret|password|private|credential|token/i.test(name)))(
    'has %s on purpose: it is a setting, not a secret',
    (name) => {
      expect([
        'aws_cognito_user_pool_client.generate_secret',
        'aws_cognito_user_pool_client.access_token_validity',
        'aws_cognito_user_pool_client.id_token_validity',
        'aws_cognito_user_pool_client.refresh_token_validity',
        'aws_cognito_user_pool_client.enable_token_revocation',
      ]).toContain(name);
    },
  );

  it.each([
    'value',
    'environment',
    'variables',
    'policy',
    'body',
    'tags',
    'tags_all',
    'user_data',
    'triggers',
  ])('has no attribute called %s, because it can hold anything', (container) => {
    expect(allPublicAttributes().filter((name) => name.endsWith(`.${container}`))).toEqual([]);
  });
});

describe('shownText', () => {
  it('quotes strings, so that a value cannot pass for a placeholder', () => {
    expect(shownText({ kind: 'value', value: '(sensitive)' })).toBe('"(sensitive)"');
    expect(shownText({ kind: 'value', value: 'two\nlines' })).toBe('"two\\nlines"');
    expect(shownText({ kind: 'sensitive' })).toBe('(sensitive)');
  });
});

describe('listDifference', () => {
  it('names what came and what went', () => {
    const list = (...value: string[]) => ({ kind: 'value', value }) as const;
    expect(listDifference(list('a', 'b'), list('b', 'c'))).toEqual({ added: ['c'], removed: ['a'] });
    expect(listDifference({ kind: 'absent' }, list('a'))).toEqual({ added: ['a'], removed: [] });
  });

  it('knows nothing when one side is hidden', () => {
    expect(listDifference({ kind: 'sensitive' }, { kind: 'absent' })).toBeUndefined();
  });
});
