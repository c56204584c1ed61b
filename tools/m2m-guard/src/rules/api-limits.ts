import { byApi, labelOf, type Api } from '../model';
import { change, type Change } from './examples/change';
import { rule, type Violation } from './rule';

/** Per API, unless AWS was asked for more. */
const limits = { resources: 300, routes: 300, authorizers: 10 } as const;

/** From here on there is a warning. */
const near = 0.8;

export const apiLimits = rule({
  id: 'api-limits',
  severity: 'error',
  what: 'API with more resources, routes or authorizers than AWS takes, or nearly so',
  why: 'AWS takes 300 resources per REST API, 300 routes per HTTP API, and 10 authorizers per API, unless it was asked for more. The apply fails half-way when there are more.',
  source: 'AWS API Gateway: quotas of REST APIs and HTTP APIs',
  fix: 'split the API, use path parameters, or ask AWS for a higher quota and acknowledge this finding',
  violations: (model) => {
    const [authorizersOf, resourcesOf, routesOf] = [
      byApi(model.authorizers),
      byApi(model.apiResources),
      byApi(model.routes),
    ];
    return model.apis.flatMap((api) => [
      ...verdict(api, 'authorizers', authorizersOf.get(api.api)),
      ...(api.kind === 'rest'
        ? verdict(api, 'resources', resourcesOf.get(api.api))
        : verdict(api, 'routes', routesOf.get(api.api))),
    ]);
  },
  examples: {
    fires: [
      resources(limits.resources),
      resources(limits.resources * near - 1),
      authorizers(limits.authorizers),
    ],
    doesNotFire: [resources(limits.resources * near - 2), authorizers(limits.authorizers * near - 2)],
  },
});

function verdict(api: Api, what: keyof typeof limits, nouns: readonly unknown[] = []): Violation[] {
  const count = nouns.length;
  const limit = limits[what];
  if (count < limit * near) return [];
  const has = `${labelOf(api)} has ${count} ${what}`;
  return count > limit
    ? [{ place: api, message: `${has}; AWS takes ${limit} unless it was asked for more` }]
    : [
        {
          place: api,
          severity: 'warning',
          message: `${has}, which is ${Math.floor((count / limit) * 100)} % of the ${limit} that AWS takes unless it was asked for more`,
        },
      ];
}

/** Beside the one that is there. */
function resources(more: number): Change[] {
  return Array.from({ length: more }, (_none, index) =>
    change('api', `aws_api_gateway_resource.more${index}`, {
      rest_api_id: '${aws_api_gateway_rest_api.orders.id}',
      parent_id: '${aws_api_gateway_rest_api.orders.root_resource_id}',
      path_part: `more${index}`,
    }),
  );
}

function authorizers(more: number): Change[] {
  return Array.from({ length: more }, (_none, index) =>
    change('api', `aws_api_gateway_authorizer.more${index}`, {
      name: `more${index}`,
      rest_api_id: '${aws_api_gateway_rest_api.orders.id}',
      type: 'COGNITO_USER_POOLS',
      provider_arns: ['${data.aws_ssm_parameter.pool_arn.insecure_value}'],
    }),
  );
}
