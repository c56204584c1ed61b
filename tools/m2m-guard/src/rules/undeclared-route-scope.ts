import { declaredScopes, mayBeSamePool, type Authorizer, type Key, type Model, type Route } from '../model';
import { declaredAre } from './declared-are';
import { change } from './examples/change';
import { oidcScopes } from './oidc-scopes';
import { rule, type Violation } from './rule';
import { similarName } from './similar-name';

export const undeclaredRouteScope = rule({
  id: 'undeclared-route-scope',
  severity: 'error',
  what: 'route with a scope that no resource server of its user pool declares',
  why: 'A token can only have scopes that a resource server declares. Nobody can have this one, and who has only this one to get through by gets 401 (REST API) or 403 (HTTP API).',
  source: 'AWS: authorizationScopes of PutMethod; data-plane cases of the local gate',
  fix: 'declare the scope in a resource server of the user pool, or refer to one that is declared: "${aws_cognito_resource_server.<name>.identifier}/<scope>"',
  violations: (model) => {
    const declared = declaredScopes(model);
    const authorizers = new Map(model.authorizers.map((one) => [one.authorizer, one]));
    return model.routes.flatMap((route) => {
      const authorizer = authorizers.get(route.authorizer ?? '');
      if (authorizer === undefined || !isDecided(authorizer, model)) return [];
      const names = new Set(
        [...declared].flatMap(([pool, scopes]) => (isAccepted(pool, authorizer) ? [...scopes] : [])),
      );
      return route.oauthScopes.known
        .filter((scope) => !names.has(scope) && !isOfPeople(scope, authorizer.pools, model))
        .map((scope) => violation(route, scope, names, isElsewhere(authorizer.pools, model)));
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

/** False when a scope might be declared where this tool could not read it. */
function isDecided(authorizer: Authorizer, { resourceServers, notRead }: Model): boolean {
  const { pools, poolsComplete, type } = authorizer;
  const unclear = new Set(notRead.map(({ stack, address }) => `${stack}:${address}`));
  const mayDeclare = resourceServers.filter(({ pool }) => pool === undefined || isAccepted(pool, authorizer));
  return (
    type !== 'other' &&
    poolsComplete &&
    pools.length > 0 &&
    !mayDeclare.some(({ stack, address }) => unclear.has(`${stack}:${address}`))
  );
}

function isAccepted(pool: Key, { pools }: Authorizer): boolean {
  return pools.some((accepted) => mayBeSamePool(accepted, pool));
}

/** Scopes of OpenID Connect are declared by nobody, and people have them when their client may. */
function isOfPeople(scope: string, pools: readonly Key[], { clients }: Model): boolean {
  return (
    oidcScopes.includes(scope) &&
    clients.some(
      ({ pool, oauthScopes }) =>
        pool !== undefined && pools.includes(pool) && oauthScopes.known.includes(scope),
    )
  );
}

/** No checked stack makes one of the pools, so what it has may be declared by stacks that are not checked. */
function isElsewhere(pools: readonly Key[], { userPools }: Model): boolean {
  return pools.some((key) => !userPools.some(({ pool }) => pool === key));
}

function violation(route: Route, scope: string, names: ReadonlySet<string>, elsewhere: boolean): Violation {
  const meant = similarName(scope, names);
  const hint = meant === undefined ? '' : `did you mean ${JSON.stringify(meant)}? `;
  const others = elsewhere
    ? '; its user pool is made by a stack that is not checked: check the stacks that declare its scopes together with this one'
    : '';
  return {
    place: route,
    message: `route ${route.method} ${route.path} demands ${JSON.stringify(scope)}, which no resource server of the checked stacks declares; ${hint}${declaredAre(names)}${others}`,
  };
}
