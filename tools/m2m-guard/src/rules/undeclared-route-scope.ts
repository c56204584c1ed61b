import { mayBeSamePool, type Authorizer, type Key, type Model, type Place, type Route } from '../model';
import { declaredAre } from './declared-are';
import { change } from './examples/change';
import { oidcScopes } from './oidc-scopes';
import { rule } from './rule';
import { similarName } from './similar-name';

export const undeclaredRouteScope = rule({
  id: 'undeclared-route-scope',
  severity: 'error',
  what: 'route with a scope that no resource server of its user pool declares',
  why: 'A token can only have scopes that a resource server declares. Nobody can have this one, and who has only this one to get through by gets 401 (REST API) or 403 (HTTP API).',
  source: 'AWS: authorizationScopes of PutMethod; data-plane cases of the local gate',
  fix: 'declare the scope in a resource server of the user pool, or refer to one that is declared: "${aws_cognito_resource_server.<name>.identifier}/<scope>"',
  violations: (model) => {
    const unclear = new Set(model.notRead.map(keyOfPlace));
    const vocabularies = new Map(
      model.authorizers.map((one) => [one.authorizer, vocabularyOf(one, model, unclear)]),
    );
    return model.routes.flatMap((route) => {
      const vocabulary = vocabularies.get(route.authorizer ?? '');
      return vocabulary === undefined
        ? []
        : route.oauthScopes.known
            .filter((scope) => !vocabulary.declared.has(scope) && !vocabulary.ofPeople.has(scope))
            .map((scope) => ({ place: route, message: describe(route, scope, vocabulary) }));
    });
  },
  examples: {
    fires: [
      [change('api', 'aws_api_gateway_method.get', { authorization_scopes: ['orders/reads'] })],
      [change('api', 'aws_api_gateway_method.get', { authorization_scopes: ['orders/read', 'read'] })],
      [change('api', 'aws_api_gateway_method.get', { authorization_scopes: ['openid'] })],
    ],
    doesNotFire: [
      [
        change('api', 'aws_api_gateway_method.get', {
          authorization_scopes: ['${aws_cognito_resource_server.orders.identifier}/read'],
        }),
      ],
      [
        change('api', 'aws_api_gateway_method.get', { authorization_scopes: ['openid'] }),
        change('api', 'aws_cognito_user_pool_client.people', {
          name: 'people',
          user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
          allowed_oauth_scopes: ['openid'],
        }),
      ],
      // Which scopes there are cannot be told, and that is a finding already.
      [
        change('api', 'aws_api_gateway_method.get', { authorization_scopes: ['orders/list'] }),
        change('api', 'aws_cognito_resource_server.orders', {
          scope: [{ scope_name: '${var.scope}', scope_description: 'Whatever it is' }],
        }),
      ],
    ],
  },
});

/** What a token that an authorizer accepts can have in it. */
interface Vocabulary {
  readonly declared: ReadonlySet<string>;
  /** Scopes of OpenID Connect are declared by nobody, and people have them when their client may. */
  readonly ofPeople: ReadonlySet<string>;
  /** No checked stack makes one of the pools, so stacks that are not checked may declare more. */
  readonly isOpenEnded: boolean;
}

/** @returns undefined when that cannot be told: then there is a finding about what is unclear */
function vocabularyOf(
  authorizer: Authorizer,
  model: Model,
  unclear: ReadonlySet<string>,
): Vocabulary | undefined {
  const { pools, poolsComplete, type } = authorizer;
  if (type === 'other' || !poolsComplete || pools.length === 0) return undefined;
  const isAccepted = (pool: Key | undefined) =>
    pool === undefined || pools.some((accepted) => mayBeSamePool(accepted, pool));
  const servers = model.resourceServers.filter(({ pool }) => isAccepted(pool));
  if (servers.some((server) => server.pool === undefined || unclear.has(keyOfPlace(server))))
    return undefined;
  const scopesOfClients = model.clients
    .filter(({ pool }) => isAccepted(pool))
    .flatMap(({ oauthScopes }) => oauthScopes.known);
  return {
    declared: new Set(
      servers.flatMap(({ oauthScopes }) => oauthScopes.flatMap(({ fullName }) => fullName ?? [])),
    ),
    ofPeople: new Set(scopesOfClients.filter((scope) => oidcScopes.includes(scope))),
    isOpenEnded: pools.some((key) => !model.userPools.some(({ pool }) => pool === key)),
  };
}

function keyOfPlace({ stack, address }: Pick<Place, 'stack' | 'address'>): string {
  return `${stack}:${address}`;
}

function describe({ method, path }: Route, scope: string, { declared, isOpenEnded }: Vocabulary): string {
  const meant = similarName(scope, declared);
  const hint = meant === undefined ? '' : `; did you mean ${JSON.stringify(meant)}?`;
  const others = isOpenEnded
    ? '; its user pool is made by a stack that is not checked: check the stacks that declare its scopes together with this one'
    : '';
  return `route ${method} ${path} demands ${JSON.stringify(scope)}, which no resource server of the checked stacks declares; ${declaredAre(declared)}${others}${hint}`;
}
