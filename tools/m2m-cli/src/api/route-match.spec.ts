import type { Route } from './deployed-api';
import { matchesPath, routeOf, sampleMethod, samplePath } from './route-match';

const route = (method: string, path: string): Route => ({
  method,
  path,
  authorization: 'COGNITO_USER_POOLS',
  oauthScopes: ['a/b'],
});

describe('matchesPath', () => {
  it.each([
    ['/echo', '/echo', true],
    ['/echo', '/echo/', true],
    ['/', '/', true],
    ['/orders/{id}', '/orders/7', true],
    ['/files/{path+}', '/files/a/b', true],
    ['/{proxy+}', '/anything/at/all', true],
    ['/echo', '/Echo', false],
    ['/echo', '/echo/more', false],
    ['/orders/{id}', '/orders', false],
    ['/files/{path+}', '/files', false],
    ['/{proxy+}', '/', false],
  ])('%s and %s: %s', (template, path, expected) => {
    expect(matchesPath(template, path)).toBe(expected);
  });
});

describe('routeOf', () => {
  const routes = [
    route('ANY', '/{proxy+}'),
    route('GET', '/orders/{id}'),
    route('GET', '/orders/new'),
    route('ANY', '/orders/new'),
  ];

  it.each([
    ['GET', '/orders/new', 'GET /orders/new'],
    ['PUT', '/orders/new', 'ANY /orders/new'],
    ['GET', '/orders/7', 'GET /orders/{id}'],
    ['DELETE', '/orders/7', 'ANY /{proxy+}'],
    ['GET', '/elsewhere', 'ANY /{proxy+}'],
  ])('takes the most specific route for %s %s', (method, path, expected) => {
    const found = routeOf(routes, method, path);
    expect(`${found?.method ?? ''} ${found?.path ?? ''}`).toBe(expected);
  });

  it('finds nothing where no route is', () => {
    expect(routeOf([route('GET', '/echo')], 'POST', '/echo')).toBeUndefined();
  });
});

describe('a request for a route', () => {
  it('has a sample value for each path parameter, and a method where any is allowed', () => {
    expect(samplePath('/orders/{id}/{rest+}')).toBe('/orders/sample/sample');
    expect(sampleMethod(route('ANY', '/'))).toBe('GET');
  });
});
