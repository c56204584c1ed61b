import { patched } from './patch-document';

const operation = (op: string, path: string, value = '') => ({ op, path, value });

describe('a patched document', () => {
  it('gains and loses values of a list', () => {
    const method = { authorizationScopes: ['a/read', 'a/write'] };
    expect(
      patched(method, [
        operation('remove', '/authorizationScopes', 'a/read'),
        operation('add', '/authorizationScopes', 'a/list'),
        operation('add', '/authorizationScopes', 'a/write'),
      ]),
    ).toEqual({ authorizationScopes: ['a/list', 'a/write'] });
    expect(patched({ authorizationScopes: null }, [operation('add', '/authorizationScopes', 'a/b')])).toEqual(
      {
        authorizationScopes: ['a/b'],
      },
    );
  });

  it('turns text into what the member holds', () => {
    expect(
      patched({ httpMethod: 'GET' }, [
        operation('replace', '/apiKeyRequired', 'true'),
        operation('replace', '/timeoutInMillis', '5000'),
        operation('replace', '/authorizationType', 'NONE'),
      ]),
    ).toEqual({ httpMethod: 'GET', apiKeyRequired: true, timeoutInMillis: 5000, authorizationType: 'NONE' });
  });

  it('changes one entry of a map, escaped names included', () => {
    const before = { requestTemplates: { 'application/json': 'old' } };
    expect(patched(before, [operation('replace', '/requestTemplates/application~1json', 'new')])).toEqual({
      requestTemplates: { 'application/json': 'new' },
    });
    expect(patched(before, [operation('remove', '/requestTemplates/application~1json')])).toEqual({
      requestTemplates: {},
    });
    const isTrue = (text: string) => text === 'true';
    expect(
      patched({}, [operation('add', '/requestParameters/method.request.path.id', 'true')], isTrue),
    ).toEqual({
      requestParameters: { 'method.request.path.id': true },
    });
  });

  it('loses a member', () => {
    expect(patched({ authorizerId: 'a', x: 1 }, [operation('remove', '/authorizerId')])).toEqual({ x: 1 });
  });

  it('refuses an operation that it does not know', () => {
    expect(() => patched({}, [operation('copy', '/a')])).toThrow(
      'Invalid patch operation specified. Must be one of: [add, remove, replace]',
    );
  });
});
