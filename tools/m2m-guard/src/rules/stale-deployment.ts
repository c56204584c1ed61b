import {
  byApi,
  type Authorizer,
  type Deployment,
  type Integration,
  type Key,
  type Model,
  type Route,
} from '../model';
import { change } from './examples/change';
import { goodHttpApi } from './examples/good-http-api';
import { withRoute } from './examples/with-route';
import { rule } from './rule';

const byIds = [
  'aws_api_gateway_method.get',
  'aws_api_gateway_method.post',
  'aws_api_gateway_integration.get',
];

export const staleDeployment = rule({
  id: 'stale-deployment',
  severity: 'error',
  what: 'deployment that a change of what it serves does not renew',
  why: 'API Gateway serves the snapshot that a deployment took. Without a new one a changed scope or authorizer is applied, and the old one stays in force. Ids do not help: the id of a method stays when its scopes change.',
  source: 'AWS API Gateway: "Deploy REST APIs"; Terraform AWS provider: aws_api_gateway_deployment, triggers',
  fix: 'give the deployment one trigger per route: jsonencode of authorization, authorizer_id and authorization_scopes of the method and of the uri of its integration, and one of provider_arns of the authorizer; set lifecycle { create_before_destroy = true }',
  violations: (model) => {
    const served = servedByApi(model);
    return model.deployments.flatMap((place) =>
      place.api === undefined ? [] : faults(place, served(place.api)).map((message) => ({ place, message })),
    );
  },
  examples: {
    fires: [
      triggers(undefined),
      triggers({ redeployment: '7d865e959b2466918c9863afca942d0fb89d7c9a' }),
      triggers({ ids: `\${sha1(jsonencode([${byIds.map((address) => `${address}.id`).join(', ')}]))}` }),
      // All but one attribute.
      triggers({
        all: '${jsonencode([aws_api_gateway_authorizer.cognito.provider_arns, aws_api_gateway_method.get, aws_api_gateway_integration.get, aws_api_gateway_integration.post, aws_api_gateway_method.post.authorization, aws_api_gateway_method.post.authorizer_id])}',
      }),
      [change('api', 'aws_api_gateway_deployment.orders', { lifecycle: undefined })],
      [
        ...withRoute('preflight', {
          http_method: 'OPTIONS',
          authorization: 'NONE',
          authorizer_id: undefined,
        }),
        ...triggers({
          all: `\${jsonencode([aws_api_gateway_authorizer.cognito, ${byIds.join(', ')}, aws_api_gateway_integration.post])}`,
        }),
      ],
    ],
    doesNotFire: [
      goodHttpApi,
      triggers({
        all: `\${sha1(jsonencode([aws_api_gateway_authorizer.cognito, ${byIds.join(', ')}, aws_api_gateway_integration.post]))}`,
      }),
      [
        change('api', 'aws_api_gateway_deployment.orders', {
          triggers: undefined,
          lifecycle: {
            create_before_destroy: true,
            replace_triggered_by: [
              'aws_api_gateway_authorizer.cognito',
              ...byIds,
              'aws_api_gateway_integration.post',
            ],
          },
        }),
      ],
      [
        change('api', 'terraform_data.content', {
          input: `\${jsonencode([aws_api_gateway_authorizer.cognito, ${byIds.join(', ')}, aws_api_gateway_integration.post])}`,
        }),
        ...triggers({ content: '${terraform_data.content.output}' }),
      ],
    ],
  },
});

function triggers(value: unknown) {
  return [change('api', 'aws_api_gateway_deployment.orders', { triggers: value })];
}

/** What is served of one API. */
interface Served {
  readonly routes: readonly Route[];
  readonly integrations: readonly Integration[];
  /** Those that a route names. */
  readonly authorizers: readonly Authorizer[];
}

function servedByApi({ routes, integrations, authorizers }: Model): (api: Key) => Served {
  const [routesOf, integrationsOf] = [byApi(routes), byApi(integrations)];
  const byKey = new Map(authorizers.map((one) => [one.authorizer, one]));
  return (api) => {
    const own = routesOf.get(api) ?? [];
    const named = new Set(own.flatMap(({ authorizer }) => byKey.get(authorizer ?? '') ?? []));
    return { routes: own, integrations: integrationsOf.get(api) ?? [], authorizers: [...named] };
  };
}

function faults(deployment: Deployment, served: Served): string[] {
  return [
    triggerFault(deployment, attributesOf(served)),
    waitFault(deployment, served),
    deployment.createBeforeDestroy === false
      ? 'deployment has no lifecycle with create_before_destroy = true, and AWS refuses to delete one that a stage serves'
      : undefined,
  ].filter((message) => message !== undefined);
}

/** What must be among the triggers, and what people call it. */
interface ServedAttribute {
  readonly block: Key;
  readonly attribute: string;
  readonly name: string;
}

function triggerFault(
  { hasTriggers, triggeredBy }: Deployment,
  needed: readonly ServedAttribute[],
): string | undefined {
  const triggers = new Set(triggeredBy.map((part) => `${part.block} ${part.attribute ?? ''}`));
  const missing = needed.filter(
    ({ block, attribute }) => !triggers.has(`${block} `) && !triggers.has(`${block} ${attribute}`),
  );
  const [first, ...more] = missing.map(({ name }) => name);
  if (first === undefined) return undefined;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  const has = !hasTriggers
    ? 'no triggers'
    : triggeredBy.length === 0
      ? 'triggers that refer to nothing'
      : 'no trigger that depends on it';
  return `deployment is not renewed by a change of ${first}${rest}: it has ${has}, so the old snapshot stays in force`;
}

function attributesOf({ routes, integrations, authorizers }: Served): ServedAttribute[] {
  return [
    ...routes
      .filter(({ authorization }) => authorization !== 'NONE')
      .flatMap(({ route, address, method, path }) =>
        ['authorization', 'authorizer_id', 'authorization_scopes'].map((attribute) => ({
          block: route,
          attribute,
          name: `${address}.${attribute}, route ${method} ${path}`,
        })),
      ),
    ...integrations
      .filter(({ hasUri }) => hasUri)
      .map(({ integration, address }) => ({ block: integration, attribute: 'uri', name: `${address}.uri` })),
    ...authorizers
      .filter(({ type }) => type === 'cognito')
      .map(({ authorizer, address }) => ({
        block: authorizer,
        attribute: 'provider_arns',
        name: `${address}.provider_arns`,
      })),
  ];
}

/** A snapshot that is taken too early lacks what comes later. */
function waitFault({ waitsFor }: Deployment, { routes, integrations }: Served): string | undefined {
  const late = [
    ...routes.filter(({ route }) => !waitsFor.has(route)),
    ...integrations.filter(({ integration }) => !waitsFor.has(integration)),
  ];
  const [first, ...more] = late;
  if (first === undefined) return undefined;
  const rest = more.length === 0 ? '' : ` (and for ${more.length} more)`;
  return `deployment does not wait for ${first.address}${rest}, so its snapshot may be taken without; name it in triggers or depends_on`;
}
