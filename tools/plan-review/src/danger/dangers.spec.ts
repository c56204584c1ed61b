import { storyReview } from '../stories/story-review';
import { metaFixture, reviewFixture } from '../../fixtures/plan-fixtures';
import type { Plan } from '../plan-json';
import type { Danger } from '../review/model';
import { dangerRules } from './rules';

const told = (dangers: readonly Danger[]) =>
  dangers.map(({ rule, address, what, certainty }) => `${rule} ${address}: ${what} (${certainty})`);

type Change = NonNullable<Plan['resource_changes']>[number];

/** A plan with one change. */
const planOf = (type: string, change: Change['change'], more: Partial<Change> = {}): Plan => ({
  format_version: '1.2',
  resource_changes: [{ address: `${type}.it`, mode: 'managed', type, change, ...more }],
});

const dangersOf = (type: string, change: Change['change'], more: Partial<Change> = {}) =>
  told(reviewFixture(planOf(type, change, more)).dangers);

describe('dangers', () => {
  it('are none when nothing was ever deployed', () => {
    expect(told(storyReview('first-deployment').dangers)).toEqual([]);
  });

  it('are none when a scope is added to a resource server', () => {
    expect(told(storyReview('scope-added').dangers)).toEqual([]);
  });

  it('follow a replaced user pool through every stack that stands on it', () => {
    const { dangers } = storyReview('user-pool-replaced');
    expect(told(dangers)).toEqual([
      'user-pool-replaced aws_cognito_user_pool.user_pool: the user pool is replaced (certain)',
      'token-url-changed aws_cognito_user_pool_domain.domain: the user pool domain is replaced (certain)',
      'scope-removed aws_cognito_resource_server.server: the resource server may be replaced with all its scopes (possible)',
      'client-replaced aws_cognito_user_pool_client.service: the client may be replaced (possible)',
    ]);
    expect(dangers[0]).toMatchObject({
      consequence:
        'Every client id and client secret of every API on it dies, and so does every token already issued; all callers need new credentials.',
      causes: ['alias_attributes'],
      affectedStacks: ['echo-api'],
    });
    expect(dangers[1]?.consequence).toBe(
      'The token URL stays, but answers nobody until the new domain is active.',
    );
  });

  it('name every guard that a pull request takes away', () => {
    expect(told(storyReview('guards-removed').dangers)).toEqual([
      'protection-removed aws_cognito_user_pool.user_pool: the user pool loses its deletion protection (certain)',
      'token-url-changed aws_cognito_user_pool_domain.domain: the user pool domain is replaced (certain)',
      'route-opened aws_api_gateway_method.echo: the route is open: no authorization (certain)',
      'scope-removed aws_cognito_resource_server.server: scopes ["write"] are removed (certain)',
      'client-replaced aws_cognito_user_pool_client.service: the client is replaced (certain)',
      'scope-widened aws_cognito_user_pool_client.service: the client is allowed more scopes: ["echo-api/write"] (certain)',
    ]);
  });

  it('tell a removed scope and a route that takes another one', () => {
    expect(told(storyReview('scope-removed').dangers)).toEqual([
      'scope-widened aws_api_gateway_method.echo: the route accepts more scopes: ["echo-api/read"] (certain)',
      'scope-removed aws_cognito_resource_server.server: scopes ["write"] are removed (certain)',
    ]);
  });

  it('have rules with unique ids', () => {
    const ids = dangerRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('route-opened', () => {
  const method = 'aws_api_gateway_method';
  const cognito = { http_method: 'GET', authorization: 'COGNITO_USER_POOLS', authorization_scopes: ['a/b'] };
  const open = { http_method: 'GET', authorization: 'NONE' };

  it('finds a new open route, and leaves the preflight of CORS alone', () => {
    expect(dangersOf(method, { actions: ['create'], after: open })).toEqual([
      'route-opened aws_api_gateway_method.it: the route is open: no authorization (certain)',
    ]);
    expect(dangersOf(method, { actions: ['create'], after: { ...open, http_method: 'OPTIONS' } })).toEqual(
      [],
    );
  });

  it('finds a route whose scopes are taken away: then every token of the pool opens it', () => {
    const after = { ...cognito, authorization_scopes: [] };
    expect(dangersOf(method, { actions: ['update'], before: cognito, after })).toEqual([
      'route-opened aws_api_gateway_method.it: the route demands no scope (certain)',
    ]);
  });

  it('does not take an unknown authorization for a closed door', () => {
    const change = {
      actions: ['create'],
      after: { http_method: 'GET' },
      after_unknown: { authorization: true },
    };
    expect(dangersOf(method, change)).toEqual([
      'route-opened aws_api_gateway_method.it: the authorization of the route is not known yet (possible)',
    ]);
  });

  it('is silent about a route that was open before and changes in something else', () => {
    const change = { actions: ['update'], before: open, after: { ...open, api_key_required: true } };
    expect(dangersOf(method, change)).toEqual([]);
  });

  it.each([
    ['aws_apigatewayv2_route', { authorization_type: 'NONE', route_key: 'GET /echo' }],
    ['aws_lambda_function_url', { authorization_type: 'NONE' }],
  ])('knows %s too', (type, after) => {
    expect(dangersOf(type, { actions: ['create'], after })).toEqual([
      `route-opened ${type}.it: the route is open: no authorization (certain)`,
    ]);
  });
});

describe('scope-widened', () => {
  it('does not take scopes that it may not see for harmless', () => {
    const change = {
      actions: ['update'],
      before: { allowed_oauth_scopes: ['a/b'] },
      after: { allowed_oauth_scopes: ['a/b', 'a/c'] },
      after_sensitive: { allowed_oauth_scopes: true },
    };
    expect(dangersOf('aws_cognito_user_pool_client', change)).toEqual([
      'scope-widened aws_cognito_user_pool_client.it: the client is allowed more scopes, or others: they are not known yet (possible)',
    ]);
  });
});

describe('the end of a resource', () => {
  it.each([
    ['aws_api_gateway_rest_api', 'api-replaced aws_api_gateway_rest_api.it: the API is replaced (certain)'],
    ['aws_dynamodb_table', 'data-lost aws_dynamodb_table.it: the table is replaced (certain)'],
    ['aws_quantum_ledger', 'unknown-type-ends aws_quantum_ledger.it: the resource is replaced (certain)'],
  ])('of type %s is a danger', (type, danger) => {
    expect(dangersOf(type, { actions: ['delete', 'create'], before: { id: '1' }, after: {} })).toEqual([
      danger,
    ]);
  });

  it('is harmless where this tool knows that it is', () => {
    const change = { actions: ['create', 'delete'], before: { id: '1' }, after: {} };
    expect(dangersOf('aws_api_gateway_deployment', change)).toEqual([]);
  });

  it('is not told again for the deposed half of a replacement', () => {
    const change = { actions: ['delete'], before: { id: '1' } };
    expect(dangersOf('aws_cognito_user_pool', change, { deposed: 'abcd' })).toEqual([]);
  });
});

describe('an acknowledgement', () => {
  const plan = (id = 'eu-west-1_old') =>
    planOf('aws_cognito_user_pool', {
      actions: ['delete', 'create'],
      before: { id, alias_attributes: [] },
      after: { alias_attributes: ['email'] },
      replace_paths: [['alias_attributes']],
    });
  const digest = reviewFixture(plan()).dangers[0]?.digest ?? '';
  const accepted = {
    stage: 'dev',
    rule: 'user-pool-replaced',
    address: 'aws_cognito_user_pool.it',
    digest,
    reason: 'No caller yet.',
  };
  const reviewWith = (more: Partial<typeof accepted>, of = plan()) =>
    reviewFixture(of, { acknowledgements: [{ ...accepted, ...more }] });

  it('takes one danger out of the verdict, and stays visible with its reason', () => {
    const review = reviewWith({});
    expect(review.dangers[0]?.acknowledgement).toEqual({ reason: 'No caller yet.' });
    expect([review.verdict, review.unusedAcknowledgements]).toEqual([0, []]);
  });

  it.each([
    ['another address', { address: 'aws_cognito_user_pool.other' }],
    ['another rule', { rule: 'client-replaced' }],
    ['another digest', { digest: 'f'.repeat(64) }],
  ])('for %s accepts nothing and is listed as unused', (_what, more) => {
    const review = reviewWith(more);
    expect(review.dangers[0]?.acknowledgement).toBeUndefined();
    expect(review.unusedAcknowledgements).toHaveLength(1);
    expect(review.reasons.map(({ code }) => code)).toEqual(['danger', 'unused-acknowledgement']);
  });

  it('for another stage accepts nothing here and is not called unused', () => {
    const review = reviewWith({ stage: 'prod' });
    expect([review.dangers[0]?.acknowledgement, review.unusedAcknowledgements]).toEqual([undefined, []]);
  });

  it('ends with the resource that it was made for: the next replacement is another danger', () => {
    const review = reviewWith({}, plan('eu-west-1_new'));
    expect(review.reasons.map(({ code }) => code)).toEqual(['danger', 'unused-acknowledgement']);
  });

  it('is not missed while its stack is not planned', () => {
    const meta = metaFixture({ status: 'unchanged', exitCode: 0 });
    const review = reviewFixture(plan(), { plan: undefined, meta, acknowledgements: [accepted] });
    expect([review.verdict, review.unusedAcknowledgements]).toEqual([0, []]);
  });
});
