import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';
import { withRoute } from './examples/with-route';

const rule = 'stale-deployment aws_api_gateway_deployment.orders';
const stale = 'so the old snapshot stays in force';
const routes =
  'aws_api_gateway_method.get, aws_api_gateway_method.post, aws_api_gateway_integration.get, aws_api_gateway_integration.post';

function triggered(triggers: unknown) {
  return change('api', 'aws_api_gateway_deployment.orders', {
    triggers,
    depends_on: routes.split(', '),
  });
}

it('fails when there are no triggers', () => {
  expect(messagesIn(triggered(undefined))).toEqual([
    `${rule}: deployment is not renewed by a change of aws_api_gateway_method.get.authorization, route GET /orders (and 8 more): it has no triggers, ${stale}`,
  ]);
});

it('fails when the triggers are a literal hash', () => {
  expect(messagesIn(triggered({ redeployment: '7d865e959b2466918c9863afca942d0fb89d7c9a' }))).toEqual([
    `${rule}: deployment is not renewed by a change of aws_api_gateway_method.get.authorization, route GET /orders (and 8 more): it has triggers that refer to nothing, ${stale}`,
  ]);
});

it('fails when the triggers are ids', () => {
  expect(
    messagesIn(
      triggered({
        ids: '${sha1(jsonencode([aws_api_gateway_method.get.id, aws_api_gateway_method.post.id]))}',
      }),
    ),
  ).toEqual([
    `${rule}: deployment is not renewed by a change of aws_api_gateway_method.get.authorization, route GET /orders (and 8 more): it has no trigger that depends on it, ${stale}`,
  ]);
});

it.each([
  [
    'the scopes of one route',
    `[aws_api_gateway_authorizer.cognito, ${routes.replace('aws_api_gateway_method.post', 'aws_api_gateway_method.post.authorization, aws_api_gateway_method.post.authorizer_id')}]`,
    'aws_api_gateway_method.post.authorization_scopes, route POST /orders',
  ],
  ['the user pools of the authorizer', `[${routes}]`, 'aws_api_gateway_authorizer.cognito.provider_arns'],
  [
    'the function behind a route',
    `[aws_api_gateway_authorizer.cognito, ${routes.replace('aws_api_gateway_integration.post', 'aws_api_gateway_integration.post.id')}]`,
    'aws_api_gateway_integration.post.uri',
  ],
])('fails when the triggers lack %s', (_what, triggers, missing) => {
  expect(messagesIn(triggered({ all: `\${jsonencode(${triggers})}` }))).toEqual([
    `${rule}: deployment is not renewed by a change of ${missing}: it has no trigger that depends on it, ${stale}`,
  ]);
});

it('fails when the deployment does not wait for a method', () => {
  const [method, integration] = withRoute('preflight', {
    http_method: 'OPTIONS',
    authorization: 'NONE',
    authorizer_id: undefined,
  });
  if (method === undefined || integration === undefined) throw new Error('no route');
  expect(messagesIn(method, integration)).toEqual([
    `${rule}: deployment is not renewed by a change of aws_api_gateway_integration.preflight.uri: it has no trigger that depends on it, ${stale}`,
    `${rule}: deployment does not wait for aws_api_gateway_method.preflight (and for 1 more), so its snapshot may be taken without; name it in triggers or depends_on`,
  ]);
});

it('fails when the old deployment goes before the new one is there', () => {
  expect(messagesIn(change('api', 'aws_api_gateway_deployment.orders', { lifecycle: undefined }))).toEqual([
    `${rule}: deployment has no lifecycle with create_before_destroy = true, and AWS refuses to delete one that a stage serves`,
  ]);
});

it('follows triggers through a local', () => {
  expect(
    messagesIn(
      change('api', 'locals', { served: `\${jsonencode([aws_api_gateway_authorizer.cognito, ${routes}])}` }),
      triggered({ all: '${sha1(local.served)}' }),
    ),
  ).toEqual([]);
});

it('follows an expression that it cannot evaluate', () => {
  const attributes = ['authorization', 'authorizer_id', 'authorization_scopes'];
  const method = (name: string) =>
    `{for name, value in {${attributes.map((one) => `${one} = aws_api_gateway_method.${name}.${one}`).join(', ')}} : name => value if !contains(["null", "[]"], jsonencode(value))}`;
  expect(
    messagesIn(
      triggered({
        authorizer: '${jsonencode(aws_api_gateway_authorizer.cognito.provider_arns)}',
        get: `\${jsonencode({method = ${method('get')}, uri = aws_api_gateway_integration.get.uri})}`,
        post: `\${jsonencode({method = ${method('post')}, uri = aws_api_gateway_integration.post.uri})}`,
      }),
    ),
  ).toEqual([]);
});
