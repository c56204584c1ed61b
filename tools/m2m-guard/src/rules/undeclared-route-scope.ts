import type { Route } from '../model';
import { declaredAre } from './declared-are';
import { change } from './examples/change';
import { rule } from './rule';
import { similarName } from './similar-name';
import { vocabularies, type Vocabulary } from './vocabulary';

export const undeclaredRouteScope = rule({
  id: 'undeclared-route-scope',
  severity: 'error',
  what: 'route with a scope that no resource server of its user pool declares',
  why: 'A token can only have scopes that a resource server declares. Nobody can have this one, and who has only this one to get through by gets 401 (REST API) or 403 (HTTP API).',
  source: 'AWS: authorizationScopes of PutMethod; data-plane cases of the local gate',
  fix: 'declare the scope in a resource server of the user pool, or refer to one that is declared: "${aws_cognito_resource_server.<name>.identifier}/<scope>"',
  violations: (model) => {
    const vocabularyOf = vocabularies(model);
    const authorizers = new Map(model.authorizers.map((one) => [one.authorizer, one]));
    return model.routes.flatMap((route) => {
      const authorizer = authorizers.get(route.authorizer ?? '');
      const vocabulary = authorizer && vocabularyOf(authorizer);
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

function describe({ method, path }: Route, scope: string, { declared, isOpenEnded }: Vocabulary): string {
  const meant = similarName(scope, declared);
  const hint = meant === undefined ? '' : `; did you mean ${JSON.stringify(meant)}?`;
  const others = isOpenEnded
    ? '; its user pool is made by a stack that is not checked: check the stacks that declare its scopes together with this one'
    : '';
  return `route ${method} ${path} demands ${JSON.stringify(scope)}, which no resource server of the checked stacks declares; ${declaredAre(declared)}${others}${hint}`;
}
