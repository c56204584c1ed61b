import type { MethodSnapshot, ResourceSnapshot } from '../snapshot/rest-api-snapshot';
import { decideRoute } from './route-decision';

const method = (httpMethod: string): MethodSnapshot => ({
  httpMethod,
  authorization: { kind: 'none' },
  apiKeyRequired: false,
  integration: { kind: 'not-emulated', what: 'nothing' },
});

const resource = (path: string, ...methods: string[]): ResourceSnapshot => ({
  resourceId: path,
  path,
  methods: new Map(methods.map((httpMethod) => [httpMethod, method(httpMethod)])),
});

const api = [
  resource('/{proxy+}', 'ANY'),
  resource('/', 'GET'),
  resource('/orders', 'GET', 'ANY'),
  resource('/orders/{id}', 'GET'),
  resource('/orders/latest', 'POST'),
  resource('/orders/{id}/lines', 'GET'),
  resource('/orders/latest/{part}', 'GET'),
  resource('/files/{path+}', 'PUT'),
  resource('/bare'),
];

/** `method of the resource`, its template, and what the parameters are. */
const reached = (httpMethod: string, path: string, resources = api) => {
  const route = decideRoute(resources, httpMethod, path);
  return route && [route.method.httpMethod, route.resource.path, route.pathParameters];
};

describe('decideRoute', () => {
  it.each([
    ['GET', '/', ['GET', '/', {}]],
    ['GET', '/orders', ['GET', '/orders', {}]],
    ['GET', '/orders/', ['GET', '/orders', {}]],
    ['POST', '/orders', ['ANY', '/orders', {}]],
    ['GET', '/orders/7', ['GET', '/orders/{id}', { id: '7' }]],
    ['GET', '/orders/a%2Fb', ['GET', '/orders/{id}', { id: 'a%2Fb' }]],
    ['POST', '/orders/latest', ['POST', '/orders/latest', {}]],
    ['GET', '/orders/latest/lines', ['GET', '/orders/latest/{part}', { part: 'lines' }]],
    ['GET', '/orders/7/lines', ['GET', '/orders/{id}/lines', { id: '7' }]],
    ['PUT', '/files/a/b.txt', ['PUT', '/files/{path+}', { path: 'a/b.txt' }]],
    ['GET', '/something/else', ['ANY', '/{proxy+}', { proxy: 'something/else' }]],
  ])('takes the most specific resource for %s %s', (httpMethod, path, expected) => {
    expect(reached(httpMethod, path)).toEqual(expected);
  });

  it.each([
    ['DELETE', '/orders/7', { proxy: 'orders/7' }],
    ['GET', '/orders/latest', { proxy: 'orders/latest' }],
    ['GET', '/files/a', { proxy: 'files/a' }],
    ['GET', '/bare', { proxy: 'bare' }],
  ])('falls through to a greedy resource, and only there, for %s %s', (httpMethod, path, parameters) => {
    expect(reached(httpMethod, path)).toEqual(['ANY', '/{proxy+}', parameters]);
  });

  it('refuses a method that the exact resource lacks when nothing greedy is there', () => {
    const withoutGreedy = api.slice(1);
    expect(reached('GET', '/orders/latest', withoutGreedy)).toBeUndefined();
    expect(reached('GET', '/files', withoutGreedy)).toBeUndefined();
    expect(reached('get', '/orders/7', withoutGreedy)).toBeUndefined();
  });

  it.each([
    '//orders',
    '/orders//7',
    '/orders/../orders',
    '/./orders',
    '/%2e%2e/orders',
    '/orders/%2E',
    '/orders/7//',
  ])('refuses %s, which has more than one reading, even for a greedy resource', (path) => {
    expect(reached('GET', path)).toBeUndefined();
  });

  it.each(['/Orders', '/order%73', '/orders%20', '/orders;a=b'])(
    'refuses %s, which only looks like a route',
    (path) => {
      expect(reached('GET', path, api.slice(1))).toBeUndefined();
    },
  );

  it('does not let a greedy resource serve its own parent', () => {
    expect(reached('PUT', '/files', [resource('/files/{path+}', 'PUT')])).toBeUndefined();
  });
});
