import { apiSource, authSource, sidesFixture, type ApiStack } from '../../fixtures/machine-stacks';
import type { Acknowledgement } from '../danger';
import type { AccessChange, Danger } from '../review/model';
import { accessReview, type AccessContext } from './access-review';

type Stacks = Readonly<Record<string, ApiStack>>;

const review = (before: Stacks, after: Stacks, context: Partial<AccessContext> = {}) => {
  const sources = (stacks: Stacks) => [
    authSource(),
    ...Object.entries(stacks).map(([stack, api]) => apiSource(stack, api)),
  ];
  return accessReview(sidesFixture(sources(before), sources(after)), {
    stage: 'dev',
    dangers: [],
    acknowledgements: () => [],
    ...context,
  });
};

const said = ({ kind, client, stack, routes, acknowledge, firstDeployment }: AccessChange) =>
  [
    client === undefined ? 'anyone' : `${client.stack}/${client.name ?? client.address}`,
    kind,
    `${routes.join(', ')} of ${stack}`,
    ...(acknowledge === undefined ? [] : ['(look)']),
    ...(firstDeployment ? ['(first)'] : []),
  ].join(' ');

const changes = (before: Stacks, after: Stacks) => review(before, after).changes.map(said);

const orders: ApiStack = {
  clients: { reader: ['orders/read'] },
  routes: { 'GET /orders': ['orders/read'], 'POST /orders': ['orders/write'] },
};

describe('who gains or loses access', () => {
  it('is nobody when nothing changes', () => {
    expect(review({ orders }, { orders })).toEqual({ changes: [], unknown: [], notCompared: [] });
  });

  it('is a client that gets another scope, once for all routes that this opens', () => {
    const after = { ...orders, clients: { reader: ['orders/read', 'orders/write'] } };
    expect(changes({ orders }, { orders: after })).toEqual([
      'orders/reader gains POST /orders of orders (look)',
    ]);
    expect(changes({ orders: after }, { orders })).toEqual(['orders/reader loses POST /orders of orders']);
  });

  it('is a new client, and one that goes', () => {
    const after = { ...orders, clients: { writer: ['orders/read', 'orders/write'] } };
    expect(changes({ orders }, { orders: after })).toEqual([
      'orders/writer gains GET /orders, POST /orders of orders (look)',
      'orders/reader loses GET /orders of orders',
    ]);
  });

  it('is a client of another API that reaches this one', () => {
    const stock: ApiStack = { clients: { batch: ['stock/read'] }, routes: { 'GET /stock': ['stock/read'] } };
    const wider: ApiStack = { ...stock, clients: { batch: ['stock/read', 'orders/write'] } };
    const { changes: found } = review({ orders, stock }, { orders, stock: wider });
    expect(found.map(said)).toEqual(['stock/batch gains POST /orders of orders (look)']);
    expect(found[0]?.acknowledge?.address).toBe('stock:aws_cognito_user_pool_client.batch');
  });

  it('is anyone when a route opens, and the clients are not told one by one', () => {
    const open: ApiStack = { ...orders, routes: { ...orders.routes, 'POST /orders': null } };
    expect(changes({ orders }, { orders: open })).toEqual(['anyone gains POST /orders of orders (look)']);
    expect(changes({ orders: open }, { orders })).toEqual(['anyone loses POST /orders of orders']);
  });

  it('is nobody when a preflight is answered', () => {
    const after: ApiStack = { ...orders, routes: { ...orders.routes, 'OPTIONS /orders': null } };
    expect(changes({ orders }, { orders: after })).toEqual([]);
  });

  it('is nobody when a route gets another address and answers the same call', () => {
    const moved = JSON.parse(
      JSON.stringify(apiSource('orders', orders)).replaceAll('GET-orders', 'list'),
    ) as ReturnType<typeof apiSource>;
    const sides = sidesFixture([authSource(), apiSource('orders', orders)], [authSource(), moved]);
    const context = { stage: 'dev', dangers: [], acknowledgements: () => [] };
    expect(accessReview(sides, context).changes).toEqual([]);
  });

  it('needs no look at a first deployment with its own clients, but at whoever comes from elsewhere', () => {
    const stock: ApiStack = {
      clients: { batch: ['stock/read', 'orders/read'] },
      routes: { 'GET /stock': ['stock/read'], 'GET /health': null },
    };
    expect(changes({ orders }, { orders, stock })).toEqual([
      'anyone gains GET /health of stock (look)',
      'stock/batch gains GET /orders of orders (look)',
      'stock/batch gains GET /stock of stock (first)',
    ]);
  });
});

describe('access that cannot be told', () => {
  it('is named, and a gain that may be one needs a look', () => {
    const adrift: ApiStack = { ...orders, pool: '${var.pool}' };
    const { changes: found, unknown } = review({ orders }, { orders: adrift });
    expect(found.map(said)).toEqual([
      'orders/reader may-gain POST /orders of orders (look)',
      'orders/reader may-lose GET /orders of orders',
    ]);
    expect(unknown).toEqual([
      {
        client: { stack: 'orders', address: 'aws_cognito_user_pool_client.reader', name: 'reader' },
        routes: ['GET /orders', 'POST /orders'],
        why: 'the user pool of the client cannot be told',
      },
    ]);
  });

  it('is named once per reason', () => {
    const api = apiSource('orders', {
      clients: { writer: ['orders/write'] },
      routes: { 'GET /orders': ['${var.scope}'], 'POST /orders': ['orders/write'] },
    });
    const keyed = JSON.parse(
      JSON.stringify(api).replace('"http_method":"POST"', '"http_method":"POST","api_key_required":true'),
    ) as typeof api;
    const sides = sidesFixture([authSource(), api], [authSource(), keyed]);
    const { unknown } = accessReview(sides, { stage: 'dev', dangers: [], acknowledgements: () => [] });
    expect(unknown.map(({ routes, why }) => [routes, why])).toEqual([
      [['GET /orders'], 'the scopes of the client, of the route or of the user pool cannot all be told'],
      [['POST /orders'], 'the route wants an API key, and who has one cannot be told'],
    ]);
  });

  it('is named route by route where only some cannot be told', () => {
    const after: ApiStack = { ...orders, routes: { ...orders.routes, 'POST /orders': ['${var.scope}'] } };
    expect(review({ orders }, { orders: after })).toMatchObject({
      changes: [{ kind: 'may-gain', routes: ['POST /orders'] }],
      unknown: [
        {
          client: { name: 'reader' },
          routes: ['POST /orders'],
          why: 'the scopes of the client, of the route or of the user pool cannot all be told',
        },
      ],
    });
  });
});

describe('an acknowledgement of access', () => {
  const after = { orders: { ...orders, clients: { reader: ['orders/read', 'orders/write'] } } };
  const address = 'aws_cognito_user_pool_client.reader';
  const accepted = (more: Partial<Acknowledgement> = {}): Acknowledgement => ({
    stage: 'dev',
    rule: 'access-opened',
    address,
    digest: review({ orders }, after).changes[0]?.acknowledge?.digest ?? '',
    reason: 'the reader writes receipts now',
    ...more,
  });
  const acknowledged = (acknowledgement: Acknowledgement, to = after) =>
    review({ orders }, to, {
      acknowledgements: (stack) => (stack === 'orders' ? [acknowledgement] : []),
    }).changes.map((change) => change.acknowledgement);

  it('fits what the report prints', () => {
    expect(acknowledged(accepted())).toEqual([{ reason: 'the reader writes receipts now' }]);
  });

  it.each([
    ['of another stage', accepted({ stage: 'prod' })],
    ['of another rule', accepted({ rule: 'scope-widened' })],
    ['of another address', accepted({ address: 'aws_cognito_user_pool_client.other' })],
    ['of another digest', accepted({ digest: '0'.repeat(64) })],
  ])('does not fit when it is %s', (_what, acknowledgement) => {
    expect(acknowledged(acknowledgement)).toEqual([undefined]);
  });

  it('does not fit when more is opened than was acknowledged', () => {
    const more = { ...after.orders, routes: { ...orders.routes, 'PUT /orders': ['orders/write'] } };
    expect(acknowledged(accepted(), { orders: more })).toEqual([undefined]);
  });

  it('of an open route is the one of its danger', () => {
    const danger = (at: string): Danger => ({
      rule: 'route-opened',
      stack: 'orders',
      address: at,
      what: '',
      consequence: '',
      causes: [],
      affectedStacks: [],
      certainty: 'certain',
      digest: '',
      acknowledgement: { reason: 'a public route' },
    });
    const open = { orders: { ...orders, routes: { ...orders.routes, 'POST /orders': null } } };
    const of = (at: string) =>
      review({ orders }, open, { dangers: [danger(at)] }).changes.map((change) => change.acknowledgement);
    expect(of('aws_api_gateway_method.POST-orders')).toEqual([{ reason: 'a public route' }]);
    expect(of('aws_api_gateway_method.GET-orders')).toEqual([undefined]);
  });
});
