import type { Authorizer, Client, Route, Texts } from '../model';
import { callerOf, RouteDecision } from './access-decision';
import { decisions } from './decisions';

const all = (...known: string[]): Texts => ({ known, complete: true });
const some = (...known: string[]): Texts => ({ known, complete: false });
const unclear = { why: 'it depends on var.x' };

const client: Client = {
  stack: 'api',
  address: 'aws_cognito_user_pool_client.reader',
  client: 'api:reader',
  clientId: undefined,
  pool: 'main',
  name: 'reader',
  flows: all('client_credentials'),
  oauthEnabled: true,
  generatesSecret: true,
  oauthScopes: all('orders/read'),
  explicitAuthFlows: all(),
  preventUserExistenceErrors: 'ENABLED',
  tokenRevocation: true,
  accessTokenValidity: 60,
  accessTokenUnit: 'minutes',
  unitsConfigured: [],
  callsPerHour: undefined,
};

const restRoute: Route = {
  stack: 'api',
  address: 'aws_api_gateway_method.get',
  route: 'api:get',
  kind: 'rest',
  api: 'api:orders',
  method: 'GET',
  path: '/orders',
  authorization: 'COGNITO_USER_POOLS',
  authorizer: 'api:cognito',
  authorizerGiven: 'here',
  oauthScopes: all('orders/read'),
  needsApiKey: false,
};
const httpRoute: Route = { ...restRoute, kind: 'http', authorization: 'JWT', authorizer: 'api:jwt' };

const cognito: Authorizer = {
  stack: 'api',
  address: 'aws_api_gateway_authorizer.cognito',
  authorizer: 'api:cognito',
  kind: 'rest',
  api: 'api:orders',
  type: 'cognito',
  pools: ['main'],
  poolsComplete: true,
  identitySource: all('method.request.header.Authorization'),
  hasValidationExpression: false,
  audiences: [],
  foreignAudiences: [],
  audiencesComplete: true,
};
const jwt: Authorizer = {
  ...cognito,
  authorizer: 'api:jwt',
  kind: 'http',
  type: 'jwt',
  identitySource: all('$request.header.Authorization'),
  audiences: ['api:reader'],
};

interface Change {
  readonly client?: Partial<Client>;
  readonly route?: Partial<Route>;
  readonly authorizer?: Partial<Authorizer>;
  readonly declared?: readonly string[];
  readonly allRead?: boolean;
}

function reasonOf(kind: 'rest' | 'http', change: Change): string {
  const declared = new Set(change.declared ?? ['orders/read', 'orders/write']);
  const authorizer = { ...(kind === 'rest' ? cognito : jwt), ...change.authorizer };
  const context = {
    authorizer: (key: string) => (key === authorizer.authorizer ? authorizer : undefined),
    declared: (pool: string) => (pool === 'main' ? declared : new Set<string>()),
    allRead: change.allRead ?? true,
  };
  const route = { ...(kind === 'rest' ? restRoute : httpRoute), ...change.route };
  const decision = new RouteDecision(route, context).for(callerOf({ ...client, ...change.client }, context));
  return Object.entries(decisions).find(([, known]) => known === decision)?.[0] ?? '';
}

const restCases: readonly (readonly [reason: string, what: string, change: Change])[] = [
  ['scopeHeld', 'a client with the scope of the route', {}],
  ['scopeHeld', 'one of several scopes', { route: { oauthScopes: all('orders/write', 'orders/read') } }],
  ['scopeHeld', 'a known scope beside unclear ones', { client: { oauthScopes: some('orders/read') } }],
  [
    'scopeHeld',
    'a token in another header',
    { authorizer: { identitySource: all('method.request.header.X-Token') } },
  ],
  ['scopeMissing', 'a client without the scope', { client: { oauthScopes: all('orders/write') } }],
  ['scopeMissing', 'another case of the scope', { client: { oauthScopes: all('orders/READ') } }],
  ['scopeMissing', 'a client without any scope', { client: { oauthScopes: all() } }],
  ['scopeMissing', 'a scope that nobody declares any more', { declared: ['orders/write'] }],
  ['scopesUnclear', 'the same while a part was not read', { declared: [], allRead: false }],
  ['scopesUnclear', 'unclear scopes of the client', { client: { oauthScopes: some() } }],
  ['scopesUnclear', 'unclear scopes of the route', { route: { oauthScopes: some('orders/admin') } }],
  ['scopesUnclear', 'no known scope of the route', { route: { oauthScopes: some() } }],
  ['idTokenWanted', 'a route without scopes', { route: { oauthScopes: all() } }],
  ['poolNotAccepted', 'a client of another pool', { client: { pool: 'other' } }],
  [
    'poolsUnclear',
    'an authorizer with unclear pools',
    { client: { pool: 'other' }, authorizer: { poolsComplete: false } },
  ],
  ['poolUnclear', 'a client whose pool is unclear', { client: { pool: undefined } }],
  ['grantNotAllowed', 'a client of people', { client: { flows: all('code') } }],
  ['oauthOff', 'a client whose OAuth settings are off', { client: { oauthEnabled: false } }],
  ['secretMissing', 'a client without secret', { client: { generatesSecret: false } }],
  ['clientUnclear', 'unclear flows', { client: { flows: some() } }],
  ['clientUnclear', 'an unclear switch', { client: { oauthEnabled: unclear } }],
  ['clientUnclear', 'an unclear secret', { client: { generatesSecret: unclear } }],
  ['open', 'an open route', { route: { authorization: 'NONE', authorizer: undefined } }],
  ['awsSignatureWanted', 'a route of AWS_IAM', { route: { authorization: 'AWS_IAM' } }],
  ['authorizationUnclear', 'an authorization of another kind', { route: { authorization: 'other' } }],
  ['authorizerMissing', 'a route without authorizer', { route: { authorizer: undefined } }],
  ['authorizerMissing', 'an authorizer that is not here', { route: { authorizer: 'abc123' } }],
  ['authorizerUnclear', 'a Lambda authorizer', { authorizer: { type: 'other' } }],
  ['authorizerUnclear', 'an authorizer of the other kind of API', { authorizer: { type: 'jwt' } }],
  ['authorizerUnclear', 'a validation expression', { authorizer: { hasValidationExpression: true } }],
  [
    'authorizerUnclear',
    'a token in the query string',
    { authorizer: { identitySource: all('method.request.querystring.token') } },
  ],
  ['apiKeyWanted', 'an API key beside the scope', { route: { needsApiKey: true } }],
  ['apiKeyWanted', 'an API key alone', { route: { authorization: 'NONE', needsApiKey: true } }],
  [
    'scopeMissing',
    'a missing scope, which is looked at before the API key',
    { route: { needsApiKey: true, oauthScopes: all('orders/write') } },
  ],
];

const httpCases: readonly (readonly [reason: string, what: string, change: Change])[] = [
  ['scopeHeld', 'a listed client with the scope', {}],
  [
    'scopeHeld',
    'a client listed by its id',
    { client: { clientId: 'id' }, authorizer: { audiences: ['id'] } },
  ],
  ['scopeForbidden', 'a listed client without the scope', { client: { oauthScopes: all('orders/write') } }],
  ['scopesUnclear', 'unclear scopes of the route', { route: { oauthScopes: some() } }],
  ['clientListed', 'a listed client and a route without scopes', { route: { oauthScopes: all() } }],
  ['clientNotListed', 'a client that is not listed', { authorizer: { audiences: ['api:writer'] } }],
  ['clientNotListed', 'a list of nobody, though no id is known', { authorizer: { audiences: [] } }],
  ['audiencesUnclear', 'an unclear list', { authorizer: { audiences: [], audiencesComplete: false } }],
  ['noScopeAtAll', 'a client without scopes', { client: { oauthScopes: all() } }],
  ['scopesUnclear', 'a client whose scopes are unclear', { client: { oauthScopes: some() } }],
  ['poolNotAccepted', 'a client of another issuer', { client: { pool: 'other' } }],
  ['authorizerUnclear', 'no source of the token', { authorizer: { identitySource: all() } }],
  ['authorizerUnclear', 'an unclear source', { authorizer: { identitySource: some() } }],
  [
    'authorizerUnclear',
    'two sources of the token',
    { authorizer: { identitySource: all('$request.header.A', 'x') } },
  ],
];

describe('a route of a REST API', () => {
  it.each(restCases)('answers %s: %s', (reason, _what, change) => {
    expect(reasonOf('rest', change)).toBe(reason);
  });
});

describe('a route of an HTTP API', () => {
  it.each(httpCases)('answers %s: %s', (reason, _what, change) => {
    expect(reasonOf('http', change)).toBe(reason);
  });
});

describe('a call without token', () => {
  const answer = (route: Partial<Route>) =>
    new RouteDecision(
      { ...restRoute, ...route },
      {
        authorizer: (key) => (key === 'api:cognito' ? cognito : undefined),
        declared: () => new Set(),
        allRead: true,
      },
    ).withoutToken.answer;

  it('is refused by an authorizer', () => {
    expect(answer({})).toBe('401');
  });

  it('gets through an open route', () => {
    expect(answer({ authorization: 'NONE' })).toBe('ALLOW');
  });

  it('is refused where AWS credentials are wanted', () => {
    expect(answer({ authorization: 'AWS_IAM' })).toBe('403');
  });

  it('cannot be told where the authorizer is not understood, or an API key may open the route', () => {
    expect(answer({ authorizer: 'abc123' })).toBe('unknown');
    expect(answer({ authorization: 'NONE', needsApiKey: true })).toBe('unknown');
  });
});

describe('the decisions', () => {
  it('all come up in a case', () => {
    const reasons = new Set([...restCases, ...httpCases].map(([reason]) => reason));
    expect(Object.keys(decisions).filter((reason) => !reasons.has(reason))).toEqual(['tokenMissing']);
  });

  it('let nobody through on a rule that is only our choice', () => {
    const ours = Object.values(decisions).filter(({ grade }) => grade === 'P');
    expect(ours.map(({ answer }) => answer)).not.toContain('ALLOW');
  });
});
