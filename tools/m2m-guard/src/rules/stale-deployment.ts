import type { Authorizer, Deployment, Integration, Key, Model, Route } from '../model';
import { change } from './examples/change';
import { goodHttpApi } from './examples/good-http-api';
import { withRoute } from './examples/with-route';
import { rule, type Violation } from './rule';

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
  violations: (model) => model.deployments.flatMap((deployment) => faults(deployment, model)),
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

/** A part of what is served, and what of it must be among the triggers. */
interface Served {
  readonly key: Key;
  readonly address: string;
  readonly attributes: readonly string[];
  /** What people call it. */
  readonly name: string;
}

function faults(deployment: Deployment, model: Model): Violation[] {
  if (deployment.api === undefined) return [];
  const messages = [
    triggerFault(deployment, served(deployment.api, model)),
    waitFault(deployment, model),
    deployment.createBeforeDestroy === false
      ? 'deployment has no lifecycle with create_before_destroy = true, and AWS refuses to delete one that a stage serves'
      : undefined,
  ];
  return messages.flatMap((message) => (message === undefined ? [] : [{ place: deployment, message }]));
}

function triggerFault(
  { hasTriggers, triggeredBy }: Deployment,
  parts: readonly Served[],
): string | undefined {
  const whole = new Set(
    triggeredBy.filter(({ attribute }) => attribute === undefined).map(({ block }) => block),
  );
  const named = new Set(triggeredBy.map(({ block, attribute }) => `${block} ${attribute ?? ''}`));
  const missing = parts.flatMap(({ key, address, attributes, name }) =>
    attributes
      .filter((attribute) => !whole.has(key) && !named.has(`${key} ${attribute}`))
      .map((attribute) => `${attribute} of ${address} (${name})`),
  );
  const [first] = missing;
  if (first === undefined) return undefined;
  const more = missing.length === 1 ? '' : `, nor of ${missing.length - 1} more`;
  const consequence = `so a change of ${first}${more} is applied and never served`;
  if (!hasTriggers) return `deployment has no triggers, ${consequence.replace(', nor of', ', or of')}`;
  return triggeredBy.length === 0
    ? `deployment has triggers that refer to nothing, ${consequence.replace(', nor of', ', or of')}`
    : `deployment has no trigger that depends on ${first}${more}; a change of it is applied and never served`;
}

/** Protected methods with the authorizers that they name, and all integrations. */
function served(api: Key, { routes, integrations, authorizers }: Model): Served[] {
  const named = new Set(routes.flatMap((route) => (route.api === api ? [route.authorizer] : [])));
  const isOfApi = (noun: { readonly api: Key | undefined }) => noun.api === api;
  return [
    ...routes.filter((route) => isOfApi(route) && route.authorization !== 'NONE').map(method),
    ...integrations.filter((one) => isOfApi(one) && one.hasUri).map(integration),
    ...authorizers.filter((one) => one.type === 'cognito' && named.has(one.authorizer)).map(authorizer),
  ];
}

const method = ({ route, address, method: verb, path }: Route): Served => ({
  key: route,
  address,
  attributes: ['authorization', 'authorizer_id', 'authorization_scopes'],
  name: `${verb} ${path}`,
});

const integration = ({ integration: key, address }: Integration): Served => ({
  key,
  address,
  attributes: ['uri'],
  name: 'integration',
});

const authorizer = ({ authorizer: key, address }: Authorizer): Served => ({
  key,
  address,
  attributes: ['provider_arns'],
  name: 'authorizer',
});

/** A snapshot that is taken too early lacks what comes later. */
function waitFault({ api, waitsFor }: Deployment, { routes, integrations }: Model): string | undefined {
  const parts = [
    ...routes.map((route) => ({ ...route, key: route.route })),
    ...integrations.map((one) => ({ ...one, key: one.integration })),
  ].filter((part) => part.api === api && !waitsFor.has(part.key));
  const [first] = parts;
  if (first === undefined) return undefined;
  const more = parts.length === 1 ? '' : ` and ${parts.length - 1} more`;
  return `deployment does not wait for ${first.address}${more}, so its snapshot may be taken without; name it in triggers or depends_on`;
}
