import { findingsIn } from '../../fixtures/model-meaning';
import { openDocuments } from '../documents';
import { change, changed, type Change } from '../rules/examples/change';
import { goodWorkspace } from '../rules/examples/good-workspace';
import { configurationSources } from '../spec-support/configuration-sources';
import { buildModel, type Model } from '.';

const sources = (...changes: readonly Change[]) => configurationSources(changed(goodWorkspace, changes));
const modelOf = (...changes: readonly Change[]): Model => buildModel(openDocuments(sources(...changes)));

const method = 'aws_api_gateway_method.get';

it('holds no text that is not asked for', () => {
  const model = modelOf(
    change('api', 'aws_lambda_function.orders', { environment: [{ variables: { KEY: 'canary' } }] }),
    change('api', 'aws_cognito_user_pool_client.reader', { client_secret: 'canary' }),
  );
  expect(JSON.stringify(model)).not.toContain('canary');
});

it('tells an authorizer that is in no stack of the check from one that cannot be followed', () => {
  const given = (authorizer_id: string) => {
    const { routes, notRead } = modelOf(change('api', method, { authorizer_id }));
    return [routes.find(({ address }) => address === method)?.authorizerGiven, notRead.length];
  };
  expect(given('abc')).toEqual(['elsewhere', 0]);
  expect(given('${var.authorizer}')).toEqual(['unclear', 1]);
});

describe('what is decided elsewhere is noted, never passed over', () => {
  const elsewhere = 'what it names is in no stack of this check';

  it.each<[string, Change, string]>([
    [
      'an API',
      change('api', method, { rest_api_id: 'abc' }),
      `cannot be followed in "rest_api_id": ${elsewhere}`,
    ],
    [
      'a resource of an API',
      change('api', method, { resource_id: 'abc' }),
      'cannot be followed in "resource_id": its path depends on a resource that is not here',
    ],
    [
      'an API that another stack has made',
      change('api', method, { rest_api_id: '${data.aws_api_gateway_rest_api.a.id}' }),
      'cannot be followed in "rest_api_id": it refers to a block that is not there',
    ],
    [
      'a lambda authorizer of a method',
      change('api', method, { authorization: 'CUSTOM' }),
      'has the authorization "CUSTOM"; who may call is decided by something that this tool does not read',
    ],
    [
      'a pool by a text that is none',
      change('api', 'aws_cognito_user_pool_client.reader', { user_pool_id: 'x' }),
      'cannot be followed in "user_pool_id": it names no user pool',
    ],
  ])('%s', (_what, one, why) => {
    expect(modelOf(one).notRead.map((notRead) => notRead.why)).toEqual([why]);
  });

  it.each([
    'aws_cognito_managed_user_pool_client',
    'awscc_cognito_user_pool_client',
    'awscc_apigateway_method',
  ])('a resource of the type %s', (type) => {
    expect(findingsIn(sources(change('api', `${type}.it`, {})))).toEqual([
      `could-not-analyse ${type}.it: is a resource of the type ${type}, which this tool does not read; declare it with the types of the AWS provider that make one`,
    ]);
  });
});

describe('a deployment', () => {
  const deployment = 'aws_api_gateway_deployment.orders';

  it('is triggered by what its triggers are made of, also through locals', () => {
    const { deployments } = modelOf(
      change('api', 'locals.hash', { of: '${sha1(aws_api_gateway_method.get.authorization_scopes)}' }),
      change('api', deployment, { triggers: { a: '${local.hash}' } }),
    );
    expect(deployments.map(({ triggeredBy }) => triggeredBy)).toEqual([
      [{ block: 'api:aws_api_gateway_method.get', attribute: 'authorization_scopes' }],
    ]);
  });

  it('is triggered by what replaces it', () => {
    const [deployed] = modelOf(
      change('api', deployment, {
        triggers: undefined,
        lifecycle: { replace_triggered_by: ['aws_api_gateway_method.get'] },
      }),
    ).deployments;
    expect(deployed?.hasTriggers).toBe(true);
    expect(deployed?.triggeredBy).toEqual([
      { block: 'api:aws_api_gateway_method.get', attribute: undefined },
    ]);
  });

  it('waits for everything behind its references', () => {
    const [deployed] = modelOf().deployments;
    expect(deployed?.waitsFor.has('api:aws_api_gateway_resource.orders')).toBe(true);
    expect(deployed?.waitsFor.has('api:aws_cognito_user_pool_client.reader')).toBe(false);
  });
});

it('sees a secret in an output through the attribute that holds it', () => {
  const { outputs } = modelOf(
    change('api', 'aws_x.y', { kept: '${aws_cognito_user_pool_client.reader.client_secret}' }),
    change('api', 'output.shown', { value: { a: ['${aws_x.y.kept}'] } }),
  );
  expect(outputs.find(({ name }) => name === 'shown')?.secretsOf).toEqual([
    'aws_cognito_user_pool_client.reader',
  ]);
});
