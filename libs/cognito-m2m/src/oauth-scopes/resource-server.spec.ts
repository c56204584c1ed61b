import { blocks, laterText, only, poolIn, refusal, synthesized } from '../spec-support/synthesized-stack';
import { ImportedUserPool } from '../contract/imported-user-pool';
import { ResourceServer, type ResourceServerProps } from './resource-server';

const refused = (changed: Partial<ResourceServerProps<string>>) =>
  refusal((stack) => {
    const userPool = poolIn(stack);
    new ResourceServer(stack, 'server', {
      userPool,
      identifier: 'orders',
      scopes: { read: 'Read' },
      ...changed,
    });
  });

describe('ResourceServer', () => {
  it('declares its scopes with their descriptions', () => {
    const { resource } = synthesized((stack) => {
      const scopes = { read: 'Read orders', write: 'Place orders' };
      new ResourceServer(stack, 'server', { userPool: poolIn(stack), identifier: 'orders', scopes });
    });
    expect(only(resource, 'aws_cognito_resource_server')).toEqual({
      user_pool_id: '${aws_cognito_user_pool.user-pool_38E431F2.id}',
      identifier: 'orders',
      name: 'orders',
      scope: [
        { scope_name: 'read', scope_description: 'Read orders' },
        { scope_name: 'write', scope_description: 'Place orders' },
      ],
    });
  });

  it('makes a name of an identifier that is a URL', () => {
    const { resource } = synthesized((stack) => {
      const identifier = 'https://api.example.com/v1';
      new ResourceServer(stack, 'server', { userPool: poolIn(stack), identifier, scopes: { read: 'Read' } });
    });
    expect(only(resource, 'aws_cognito_resource_server')).toMatchObject({
      name: 'https---api.example.com-v1',
    });
  });

  it('gives out the scopes that it declares', () => {
    synthesized((stack) => {
      const scopes = { read: 'Read', write: 'Write' };
      const server = new ResourceServer(stack, 'server', {
        userPool: poolIn(stack),
        identifier: 'orders',
        scopes,
      });
      expect(server.oauthScope('read').fullName).toBe('orders/read');
      expect(server.oauthScope('write').scopeName).toBe('write');
    });
  });

  it('refuses a scope that it does not declare, at compile time and at run time', () => {
    const message = refusal((stack) => {
      const scopes = { read: 'Read', write: 'Write' };
      const server = new ResourceServer(stack, 'server', {
        userPool: poolIn(stack),
        identifier: 'orders',
        scopes,
      });
      // @ts-expect-error "delete" is not among the declared scopes
      server.oauthScope('delete');
    });
    expect(message).toBe('stack/server: there is no scope "delete"; declared are read, write');
  });

  it('does not take the properties that every object has for scopes', () => {
    const message = refusal((stack) => {
      const server = new ResourceServer(stack, 's', {
        userPool: poolIn(stack),
        identifier: 'o',
        scopes: { read: 'R' },
      });
      server.oauthScope('constructor' as 'read');
    });
    expect(message).toBe('stack/s: there is no scope "constructor"; declared are read');
  });

  const identifiers = '1-256 printable ASCII characters except space, " and \\';
  const scopeNames = '1-256 printable ASCII characters except space, ", \\ and /';
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`s${index}`, 'x']));
  it.each<[Partial<ResourceServerProps<string>>, string]>([
    [{ identifier: 'echo api' }, `identifier "echo api" contains a space; allowed are ${identifiers}`],
    [{ identifier: '' }, `identifier "" is empty; allowed are ${identifiers}`],
    [{ identifier: 'a"b' }, `identifier "a\\"b" contains "\\""; allowed are ${identifiers}`],
    [{ identifier: 'a\\b' }, `identifier "a\\\\b" contains "\\\\"; allowed are ${identifiers}`],
    [{ identifier: 'é' }, `identifier "é" contains "é"; allowed are ${identifiers}`],
    [
      { identifier: 'x'.repeat(257) },
      `identifier "${'x'.repeat(257)}" has 257 characters; allowed are ${identifiers}`,
    ],
    [
      { resourceServerName: 'a/b' },
      'resourceServerName "a/b" contains "/"; allowed are 1-256 letters, digits, white space and _+=,.@-',
    ],
    [{ scopes: {} }, 'scopes has 0 entries; allowed are 1-100'],
    [{ scopes: many }, 'scopes has 101 entries; allowed are 1-100'],
    [{ scopes: { 'a/b': 'x' } }, `scope "a/b" contains "/"; allowed are ${scopeNames}`],
    [{ scopes: { 'a b': 'x' } }, `scope "a b" contains a space; allowed are ${scopeNames}`],
    [{ scopes: { '': 'x' } }, `scope "" is empty; allowed are ${scopeNames}`],
    [{ scopes: { read: '' } }, 'description of scope "read" "" is empty; allowed are 1-256 characters'],
    [
      { scopes: { read: 'x'.repeat(257) } },
      `description of scope "read" "${'x'.repeat(257)}" has 257 characters; allowed are 1-256 characters`,
    ],
    [
      { scopes: { ['x'.repeat(250)]: 'x' } },
      `scope "orders/${'x'.repeat(250)}" has 257 characters with its identifier; allowed are 256`,
    ],
  ])('fails when given %j', (changed, message) => {
    expect(refused(changed)).toBe(`stack/server: ${message}`);
  });

  it.each<[Partial<ResourceServerProps<string>>]>([
    [{ identifier: laterText() }],
    [{ resourceServerName: laterText() }],
    [{ scopes: { read: laterText() } }],
    [{ identifier: 'https://api.example.com:8443/~v1?x=[1]#{y}' }],
    [{ scopes: { ['x'.repeat(249)]: 'x' } }],
  ])('accepts unresolved tokens and what is just allowed: case %#', (changed) => {
    expect(refused(changed)).toBe('accepted');
  });

  it('refuses an identifier that another resource server of the pool has', () => {
    const message = refusal((stack) => {
      const common = { identifier: 'orders', scopes: { read: 'Read' } };
      const userPool = ImportedUserPool.fromContract(stack, 'pool', 'auth-dev');
      new ResourceServer(stack, 'one', { ...common, userPool });
      new ResourceServer(stack, 'other', { ...common, userPool });
    });
    expect(message).toBe(
      'stack/other: identifier "orders" belongs to stack/one already; every resource server of a pool needs its own',
    );
  });

  it('may have the identifier of a resource server of another pool', () => {
    const { resource } = synthesized((stack) => {
      for (const name of ['auth-dev', 'auth-qa']) {
        const userPool = ImportedUserPool.fromContract(stack, `pool-${name}`, name);
        new ResourceServer(stack, name, { userPool, identifier: 'orders', scopes: { read: 'Read' } });
      }
    });
    expect(Object.keys(blocks(resource, 'aws_cognito_resource_server'))).toHaveLength(2);
  });

  it('refuses more resource servers than a pool can have', () => {
    const message = refusal((stack) => {
      const userPool = ImportedUserPool.fromContract(stack, 'pool', 'auth-dev');
      for (let index = 0; index <= 300; index += 1) {
        new ResourceServer(stack, `s${index}`, {
          userPool,
          identifier: `api-${index}`,
          scopes: { read: 'Read' },
        });
      }
    });
    expect(message).toBe(
      'stack/s300: the user pool has 300 resource servers in this stack already; allowed are 300',
    );
  });
});
