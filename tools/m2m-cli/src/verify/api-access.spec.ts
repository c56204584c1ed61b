import { buildModel, openDocuments, type Model, type Source } from '@m2m/m2m-guard';
import { change, changed, goodWorkspace, machineClient, type Change } from '@m2m/m2m-guard/examples';
import type { DeployedApi, DeployedClients } from '../api/deployed-api';
import { apiAccess, callingStacks, type OtherStacks } from './api-access';

const stageUrl = '${aws_api_gateway_stage.dev.invoke_url}';
const idOf = (client: string) => `\${aws_cognito_user_pool_client.${client}.id}`;

/** The outputs of an API stack; the names in them are not those of the blocks. */
const outputs: Change[] = [
  change('api', 'output.api_url', { value: stageUrl }),
  change('api', 'output.clients', {
    value: {
      'may-read': { client_id: idOf('reader'), oauth_scopes: ['orders/read'] },
      'may-write': { client_id: idOf('writer'), oauth_scopes: ['orders/read', 'orders/write'] },
    },
  }),
];

const shop = {
  data: { aws_ssm_parameter: { pool_id: { name: '/auth/CognitoUserPoolId' } } },
  resource: {
    aws_cognito_user_pool_client: {
      shop: { ...machineClient, name: 'shop', allowed_oauth_scopes: ['orders/read'] },
    },
  },
  output: { clients: { value: { web: { client_id: idOf('shop'), oauth_scopes: ['orders/read'] } } } },
};

function model(changes: readonly Change[] = [], more: Readonly<Record<string, object>> = {}): Model {
  const stacks = { ...changed(goodWorkspace, [...outputs, ...changes]), ...more };
  return buildModel(
    openDocuments(
      Object.entries(stacks).map(([stack, json]): Source => ({
        kind: 'configuration',
        stack,
        files: [{ name: 'main.tf.json', json }],
      })),
    ),
  );
}

const clientsOf = (stack: string, ...names: string[]): DeployedClients => ({
  stack,
  stage: 'local',
  tokenUrl: 'https://tokens.example/oauth2/token',
  clients: names.map((name) => ({ name, clientId: `id-of-${name}`, oauthScopes: [] })),
  secretOf: () => '',
});

const api: DeployedApi = {
  ...clientsOf('api', 'may-read', 'may-write'),
  apiUrl: 'https://api.example/dev',
  routes: ['GET', 'POST'].map((method) => ({
    method,
    path: '/orders',
    authorization: 'COGNITO_USER_POOLS',
    oauthScopes: [],
  })),
};

/** One line per cell. */
const cells = (of: Model, others: OtherStacks = new Map(), deployed = api) =>
  apiAccess(of, deployed, others).routes.flatMap((route) =>
    route.cells.map(({ caller, decision }) => {
      const who = 'client' in caller ? caller.client.clientId : `${caller.label} (${caller.notTestable})`;
      return `${route.method} ${route.path}, ${who}: ${decision.answer}`;
    }),
  );

describe('the access of a deployed API', () => {
  it('has the deployed client of every column, whatever its output calls it', () => {
    expect(cells(model())).toEqual([
      'GET /orders, id-of-may-read: ALLOW',
      'GET /orders, id-of-may-write: ALLOW',
      'POST /orders, id-of-may-read: 401',
      'POST /orders, id-of-may-write: ALLOW',
    ]);
  });

  it('has the clients of other stacks that share the user pool, under the name of their construct', () => {
    const both = model([], { shop });
    expect(callingStacks(both, 'api')).toEqual(['shop']);
    const access = apiAccess(both, api, new Map([['shop', clientsOf('shop', 'web')]]));
    expect(access.routes[0]?.cells[2]).toMatchObject({
      decision: { answer: 'ALLOW' },
      caller: {
        name: 'shop/aws_cognito_user_pool_client.shop',
        client: { clientId: 'id-of-web' },
        of: { stack: 'shop' },
      },
    });
  });

  const label = 'shop/aws_cognito_user_pool_client.shop';
  it.each<[string, OtherStacks, string]>([
    ['is not deployed', new Map(), 'shop is not deployed'],
    [
      'has no clients in its outputs',
      new Map([['shop', 'no clients']]),
      'the output clients of shop does not name it',
    ],
    [
      'was deployed before it had the client',
      new Map([['shop', clientsOf('shop')]]),
      'shop was deployed without it; deploy it again',
    ],
  ])('says why a client cannot be tried whose stack %s', (_what, others, why) => {
    expect(cells(model([], { shop }), others)).toContain(`GET /orders, ${label} (${why}): ALLOW`);
  });

  it('says that a client cannot be tried which no output names', () => {
    const unnamed = model([change('api', 'output.clients', { value: {} })]);
    expect(cells(unnamed)).toContain(
      'GET /orders, api/aws_cognito_user_pool_client.reader (the output clients of api does not name it): ALLOW',
    );
  });

  it('calls no route of an API whose URL is not the one in the outputs', () => {
    const elsewhere = model([change('api', 'output.api_url', { value: 'https://elsewhere.example' })]);
    expect(apiAccess(elsewhere, api, new Map()).routes.map(({ notTestable }) => notTestable)).toEqual([
      'the output api_url is not the URL of its API',
      'the output api_url is not the URL of its API',
    ]);
    expect(apiAccess(model(), api, new Map()).routes.map(({ notTestable }) => notTestable)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('names the routes and clients that are deployed and not in the synthesized stack', () => {
    const older: DeployedApi = {
      ...api,
      clients: [...api.clients, { name: 'old', clientId: 'x', oauthScopes: [] }],
      routes: [
        ...api.routes,
        { method: 'GET', path: '/old', authorization: 'COGNITO_USER_POOLS', oauthScopes: [] },
      ],
    };
    expect(apiAccess(model(), older, new Map()).unknown).toEqual(['route GET /old', 'client old']);
    expect(apiAccess(model(), api, new Map()).unknown).toEqual([]);
  });
});
