import { refusalOf, tokenOf } from './authorization-decision';

const claims = (all: Record<string, unknown>) => ({
  iss: 'issuer',
  exp: 1,
  token_use: String(all.token_use ?? 'access'),
  all,
});

describe('tokenOf', () => {
  const token = (...values: string[]) =>
    tokenOf(
      values.map((value) => ['Authorization', value]),
      'authorization',
    );

  it('takes the value with or without Bearer, under any spelling of the header name', () => {
    expect(token('Bearer abc')).toEqual({ token: 'abc' });
    expect(token('abc')).toEqual({ token: 'abc' });
    expect(tokenOf([['aUTHORIZATION', 'abc']], 'authorization')).toEqual({ token: 'abc' });
  });

  it('refuses a missing, an empty and a repeated header', () => {
    expect(token()).toBe('tokenMissing');
    expect(token('')).toBe('tokenMissing');
    expect(token('abc', 'abc')).toBe('tokenRepeated');
  });

  it('leaves every other decoration on the token, where verification refuses it', () => {
    for (const value of [
      'Bearer  abc',
      'Bearer Bearer abc',
      'bearer abc',
      ' abc',
      'Bearer abc, Bearer abc',
    ]) {
      expect(token(value)).not.toEqual({ token: 'abc' });
    }
  });
});

describe('refusalOf', () => {
  const holding = (scope: unknown) => claims({ token_use: 'access', scope });

  it('opens a method to any one of its scopes', () => {
    expect(refusalOf(holding('a/x b/y'), ['c/z', 'b/y'])).toBeUndefined();
  });

  it('fails when the token holds only something that looks like the scope', () => {
    const lookAlikes = [
      'a/rea',
      'a/reads',
      'xa/read',
      'A/read',
      'a/read,b/y',
      'a/read\tb/y',
      'a/read\u00a0b/y',
      'а/read',
      'a/read/',
      'a',
      '',
      ['a/read'],
      undefined,
      null,
      { 'a/read': true },
    ];
    for (const scope of lookAlikes) {
      expect([scope, refusalOf(holding(scope), ['a/read'])]).toEqual([scope, 'scopeMissing']);
    }
  });

  it('refuses an ID token where scopes are wanted, and everything but an ID token where none are', () => {
    expect(refusalOf(claims({ token_use: 'id', scope: 'a/read' }), ['a/read'])).toBe('accessTokenWanted');
    expect(refusalOf(claims({ token_use: 'access', scope: 'a/read' }), [])).toBe('idTokenWanted');
    expect(refusalOf(claims({ token_use: 'refresh' }), [])).toBe('idTokenWanted');
    expect(refusalOf(claims({ token_use: 'id' }), [])).toBeUndefined();
  });

  it('does not look at the client: scopes are the only boundary', () => {
    const first = { ...claims({ token_use: 'access', scope: 'a/read', client_id: 'one' }) };
    const second = { ...claims({ token_use: 'access', scope: 'a/read', client_id: 'two' }) };
    expect([refusalOf(first, ['a/read']), refusalOf(second, ['a/read'])]).toEqual([undefined, undefined]);
  });
});
