import { type TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { ImportedUserPool } from '../contract/imported-user-pool';
import type { OAuthScope, OAuthScopes } from '../oauth-scopes/oauth-scope';
import { ResourceServer } from '../oauth-scopes/resource-server';
import {
  blocks,
  later,
  laterText,
  only,
  poolIn,
  refusal,
  synthesized,
} from '../spec-support/synthesized-stack';
import type { IUserPool } from '../user-pool/user-pool-interface';
import { ClientCredentialsClient, type ClientCredentialsClientProps } from './client-credentials-client';

const serverOn = (stack: Construct, userPool: IUserPool, id = 'server') =>
  new ResourceServer(stack, id, { userPool, identifier: id, scopes: { read: 'Read', write: 'Write' } });

const refused = (changed: object) =>
  refusal((stack) => {
    const userPool = poolIn(stack);
    const oauthScopes: OAuthScopes = [serverOn(stack, userPool).oauthScope('read')];
    const props = { userPool, clientName: 'reader', oauthScopes, ...changed };
    new ClientCredentialsClient(stack, 'reader', props as ClientCredentialsClientProps);
  });

const dependencies = (build: (stack: TerraformStack) => void) =>
  Object.fromEntries(
    Object.entries(blocks(synthesized(build).resource, 'aws_cognito_user_pool_client')).map(
      ([path, client]) => [path.replace(/\/Resource$/, ''), client['depends_on'] ?? []],
    ),
  );

describe('ClientCredentialsClient', () => {
  it('can do the client-credentials grant and nothing else, with every duration in its unit', () => {
    const { resource } = synthesized((stack) => {
      const userPool = poolIn(stack);
      const server = serverOn(stack, userPool);
      const oauthScopes: OAuthScopes = [server.oauthScope('read'), server.oauthScope('write')];
      new ClientCredentialsClient(stack, 'reader', { userPool, clientName: 'reader', oauthScopes });
    });
    expect(only(resource, 'aws_cognito_user_pool_client')).toEqual({
      user_pool_id: '${aws_cognito_user_pool.user-pool_38E431F2.id}',
      name: 'reader',
      generate_secret: true,
      allowed_oauth_flows: ['client_credentials'],
      allowed_oauth_flows_user_pool_client: true,
      allowed_oauth_scopes: [
        '${aws_cognito_resource_server.server_2E685835.identifier}/read',
        '${aws_cognito_resource_server.server_2E685835.identifier}/write',
      ],
      explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      prevent_user_existence_errors: 'ENABLED',
      enable_token_revocation: true,
      access_token_validity: 60,
      id_token_validity: 60,
      refresh_token_validity: 1,
      token_validity_units: [{ access_token: 'minutes', id_token: 'minutes', refresh_token: 'days' }],
    });
  });

  it('tells tools how often it is expected to call, in a comment that Terraform ignores', () => {
    const clientJson = (props: object) => {
      const { resource } = synthesized((stack) => {
        const userPool = poolIn(stack);
        const oauthScopes: OAuthScopes = [serverOn(stack, userPool).oauthScope('read')];
        new ClientCredentialsClient(stack, 'c', { userPool, clientName: 'c', oauthScopes, ...props });
      });
      return Object.values(resource['aws_cognito_user_pool_client'] ?? {})[0] ?? {};
    };
    expect(clientJson({ expectedCallsPerHour: 120 })).toMatchObject({ '//': { m2m: { callsPerHour: 120 } } });
    expect(clientJson({ expectedCallsPerHour: 0 })).toMatchObject({ '//': { m2m: { callsPerHour: 0 } } });
    expect(clientJson({})).not.toHaveProperty(['//', 'm2m']);
  });

  it('is made after the client before it, on the same pool and wherever in the tree it stands', () => {
    const chain = dependencies((stack) => {
      const userPool = poolIn(stack);
      const oauthScopes: OAuthScopes = [serverOn(stack, userPool).oauthScope('read')];
      const [early, late] = [new Construct(stack, 'early'), new Construct(stack, 'late')];
      for (const [parent, id] of [
        [late, 'a'],
        [early, 'b'],
        [late, 'c'],
      ] as const) {
        new ClientCredentialsClient(parent, id, { userPool, clientName: id, oauthScopes });
      }
    });
    expect(chain).toEqual({
      'late/a': [],
      'early/b': [expect.stringMatching(/^aws_cognito_user_pool_client\.late_a_\w+$/)],
      'late/c': [expect.stringMatching(/^aws_cognito_user_pool_client\.early_b_\w+$/)],
    });
  });

  it('does not wait for clients of other pools', () => {
    const chain = dependencies((stack) => {
      for (const name of ['dev', 'qa']) {
        const userPool = ImportedUserPool.fromContract(stack, `pool-${name}`, name);
        const oauthScopes: OAuthScopes = [serverOn(stack, userPool, `server-${name}`).oauthScope('read')];
        new ClientCredentialsClient(stack, name, { userPool, clientName: name, oauthScopes });
      }
    });
    expect(chain).toEqual({ dev: [], qa: [] });
  });

  const names = '1-128 letters, digits, white space and _+=,.@-';
  it.each<[object, string]>([
    [{ clientName: 'a/b' }, `clientName "a/b" contains "/"; allowed are ${names}`],
    [{ clientName: '' }, `clientName "" is empty; allowed are ${names}`],
    [
      { clientName: 'x'.repeat(129) },
      `clientName "${'x'.repeat(129)}" has 129 characters; allowed are ${names}`,
    ],
    [
      { accessTokenValidityMinutes: 4 },
      'accessTokenValidityMinutes 4 is too small; allowed are 5-1440 minutes',
    ],
    [
      { accessTokenValidityMinutes: 1441 },
      'accessTokenValidityMinutes 1441 is too large; allowed are 5-1440 minutes',
    ],
    [
      { accessTokenValidityMinutes: 7.5 },
      'accessTokenValidityMinutes 7.5 is no whole number; allowed are 5-1440 minutes',
    ],
    [
      { expectedCallsPerHour: -1 },
      'expectedCallsPerHour -1 is too small; allowed are 0-1000000000 calls per hour',
    ],
    [
      { expectedCallsPerHour: 0.5 },
      'expectedCallsPerHour 0.5 is no whole number; allowed are 0-1000000000 calls per hour',
    ],
    [{ oauthScopes: [] }, 'oauthScopes has 0 entries; allowed are 1-50'],
    [{ oauthScopes: undefined }, 'oauthScopes undefined is no list; allowed are 1-50'],
    [
      { oauthScopes: ['openid'] },
      'oauthScopes holds "openid", which is no OAuth scope; take it from its resource server: server.oauthScope("<name>")',
    ],
    [
      { oauthScopes: [{ fullName: 'a/b' }] },
      'oauthScopes holds {"fullName":"a/b"}, which is no OAuth scope; take it from its resource server: server.oauthScope("<name>")',
    ],
  ])('fails when given %j', (changed, message) => {
    expect(refused(changed)).toBe(`stack/reader: ${message}`);
  });

  it.each<[object]>([
    [{ clientName: laterText() }],
    [{ accessTokenValidityMinutes: Token.asNumber(later) }],
    [{ accessTokenValidityMinutes: 5 }],
    [{ accessTokenValidityMinutes: 1440 }],
  ])('accepts unresolved tokens and what is just allowed: case %#', (changed) => {
    expect(refused(changed)).toBe('accepted');
  });

  it('does not compile with strings, with no scope, or with a flow for people', () => {
    const build = (props: ClientCredentialsClientProps): ClientCredentialsClientProps => props;
    const userPool = {} as IUserPool;
    const oauthScopes: OAuthScopes = [{} as OAuthScope];
    // @ts-expect-error a scope is an object
    build({ userPool, clientName: 'x', oauthScopes: ['echo-api/read'] });
    // @ts-expect-error a client needs a scope
    build({ userPool, clientName: 'x', oauthScopes: [] });
    // @ts-expect-error there are no callback URLs
    build({ userPool, clientName: 'x', oauthScopes, callbackUrls: ['https://example.com'] });
    // @ts-expect-error a look-alike is no scope
    expect(build({ userPool, clientName: 'x', oauthScopes: [{ scopeName: 'read' }] })).toBeDefined();
  });

  it('refuses more than 50 scopes', () => {
    const message = refusal((stack) => {
      const userPool = poolIn(stack);
      const scopes = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`s${index}`, 'x']));
      const server = new ResourceServer(stack, 'server', { userPool, identifier: 'orders', scopes });
      const oauthScopes = Object.keys(scopes).map((name) =>
        server.oauthScope(name),
      ) as unknown as OAuthScopes;
      new ClientCredentialsClient(stack, 'reader', { userPool, clientName: 'reader', oauthScopes });
    });
    expect(message).toBe('stack/reader: oauthScopes has 51 entries; allowed are 1-50');
  });

  it('refuses a scope twice', () => {
    const message = refusal((stack) => {
      const userPool = poolIn(stack);
      const read = serverOn(stack, userPool).oauthScope('read');
      new ClientCredentialsClient(stack, 'reader', {
        userPool,
        clientName: 'reader',
        oauthScopes: [read, read],
      });
    });
    expect(message).toBe('stack/reader: oauthScopes holds "server/read" twice; name each scope once');
  });

  it('refuses a scope of another pool', () => {
    const message = refusal((stack) => {
      const read = serverOn(stack, poolIn(stack, 'one')).oauthScope('read');
      new ClientCredentialsClient(stack, 'c', {
        userPool: poolIn(stack, 'two'),
        clientName: 'c',
        oauthScopes: [read],
      });
    });
    expect(message).toBe(
      'stack/c: oauthScopes holds "server/read" of user pool "stack/one"; allowed are scopes of "stack/two"',
    );
  });

  it('accepts a scope whose pool may be the same', () => {
    const message = refusal((stack) => {
      const userPool = ImportedUserPool.fromContract(stack, 'import', laterText());
      const read = serverOn(stack, ImportedUserPool.fromContract(stack, 'other', 'auth-dev')).oauthScope(
        'read',
      );
      new ClientCredentialsClient(stack, 'c', { userPool, clientName: 'c', oauthScopes: [read] });
    });
    expect(message).toBe('accepted');
  });
});
