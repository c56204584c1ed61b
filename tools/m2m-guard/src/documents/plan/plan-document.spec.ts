import { scenarioStacks } from '../../../fixtures/scenario-stacks';
import { findingsIn, meaningOf } from '../../../fixtures/model-meaning';
import { planJson, planJsonSource, planSource } from '../../../fixtures/plan-fixtures';
import { configurationSource, configurationSources } from '../../spec-support/configuration-sources';
import { openDocuments } from '../open-documents';
import type { Attribute } from '../value';

const { single, auth, api, withMoreScopes, withReplacedPool, withInstances } = scenarioStacks;

const whole = {
  routes: ['GET /orders: COGNITO_USER_POOLS orders/read', 'POST /orders: COGNITO_USER_POOLS orders/write'],
  access: [
    'GET /orders <- single/aws_cognito_user_pool_client.reader: ALLOW',
    'GET /orders <- single/aws_cognito_user_pool_client.writer: ALLOW',
    'POST /orders <- single/aws_cognito_user_pool_client.reader: 401',
    'POST /orders <- single/aws_cognito_user_pool_client.writer: ALLOW',
  ],
  declared: ['orders/read', 'orders/write'],
};

it('means the same as the configuration when nothing is deployed yet, from JSON and from HCL', () => {
  expect(meaningOf([configurationSource('single', single)])).toEqual(whole);
  expect(meaningOf([planSource('first-json')])).toEqual(whole);
  expect(meaningOf([planSource('first-hcl')])).toEqual(whole);
});

it.each(['update-json', 'update-hcl'])(
  'means what %s will leave behind, and the state before it means what there was',
  (scenario) => {
    const after = meaningOf([planSource(scenario)]);
    expect(after).toEqual(meaningOf([configurationSource('single', withMoreScopes)]));
    expect(after.access).toContain('POST /orders <- single/aws_cognito_user_pool_client.reader: ALLOW');
    expect(meaningOf([planSource(scenario, 'single', 'state')])).toEqual(whole);
  },
);

it.each(['replaced-pool-json', 'replaced-pool-hcl'])(
  'means the same in %s, where every id of the pool will be another one',
  (scenario) => {
    expect(meaningOf([planSource(scenario)])).toEqual(
      meaningOf([configurationSource('single', withReplacedPool)]),
    );
    expect(meaningOf([planSource(scenario)])).toEqual(whole);
  },
);

it.each(['instances-json', 'instances-hcl'])('follows instances by their keys in %s', (scenario) => {
  const meaning = meaningOf([planSource(scenario)]);
  expect(meaning).toEqual(meaningOf([configurationSource('single', withInstances)]));
  expect(meaning.routes).toEqual([
    'GET /orders/n0: COGNITO_USER_POOLS orders/read',
    'GET /orders: COGNITO_USER_POOLS orders/read',
    'POST /places: COGNITO_USER_POOLS orders/write',
  ]);
  expect(meaning.access.filter((line) => line.endsWith('ALLOW'))).toEqual([
    'GET /orders <- single/aws_cognito_user_pool_client.each["read"]: ALLOW',
    'GET /orders/n0 <- single/aws_cognito_user_pool_client.each["read"]: ALLOW',
    'POST /places <- single/aws_cognito_user_pool_client.each["write"]: ALLOW',
  ]);
});

it.each(['modules-first', 'modules-applied'])(
  'follows arguments and outputs of modules in %s',
  (scenario) => {
    const client = (key: string) =>
      `single/module.api["${key}"].module.clients.aws_cognito_user_pool_client.this`;
    expect(meaningOf([planSource(scenario)])).toEqual({
      routes: ['GET /orders: COGNITO_USER_POOLS orders/use', 'POST /places: COGNITO_USER_POOLS places/use'],
      access: [
        `GET /orders <- ${client('orders')}: ALLOW`,
        `GET /orders <- ${client('places')}: 401`,
        `POST /places <- ${client('orders')}: 401`,
        `POST /places <- ${client('places')}: ALLOW`,
      ],
      declared: ['orders/use', 'places/use'],
    });
  },
);

describe('two stacks', () => {
  const configured = meaningOf(configurationSources({ auth, api }));

  it.each(['contract-first-json', 'contract-first-hcl', 'contract-applied'])(
    'mean the same as their configurations in %s, where ids are texts',
    (scenario) => {
      expect(configured.access).toHaveLength(4);
      expect(meaningOf([planSource(scenario, 'auth'), planSource(scenario, 'api')])).toEqual(configured);
    },
  );

  it('give no other findings than their configurations do', () => {
    for (const scenario of ['contract-first-json', 'contract-first-hcl', 'contract-applied']) {
      expect(findingsIn([planSource(scenario, 'auth'), planSource(scenario, 'api')])).toEqual([]);
    }
  });
});

it.each(['first-json', 'first-hcl', 'update-json', 'update-hcl', 'replaced-pool-json'])(
  'finds nothing in %s, as in the configuration',
  (scenario) => {
    expect(findingsIn([planSource(scenario)])).toEqual([]);
  },
);

describe('a plan that lacks a part', () => {
  const noted = (scenario: string) => findingsIn([planSource(scenario)]).slice(0, 1);

  it('is noted when it ended with an error', () => {
    expect(findingsIn([planSource('errored')])).toContain(
      'could-not-analyse single: has an errored plan, in which what Terraform did not reach is missing',
    );
    expect(noted('first-json')).toEqual([]);
  });

  it('is noted when it was made for a target', () => {
    expect(findingsIn([planSource('targeted')])).toContain(
      'could-not-analyse single: has a plan of a part of it (-target, or changes that Terraform defers), in which the rest is missing',
    );
  });

  it('is not taken for one that says nothing of it, as older programs write them', () => {
    const {
      complete,
      errored,
      applyable,
      timestamp,
      prior_state,
      output_changes,
      relevant_attributes,
      ...rest
    } = planJson('first-json');
    expect([complete, errored, applyable]).toEqual([true, false, true]);
    expect([timestamp, output_changes, relevant_attributes].includes(undefined)).toBe(false);
    expect(prior_state).toBeUndefined();
    expect(meaningOf([planJsonSource(rest)])).toEqual(whole);
  });

  it('is not clear about anything unknown without its configuration', () => {
    const { configuration, ...rest } = planJson('first-json');
    expect(configuration).toBeDefined();
    expect(findingsIn([planJsonSource(rest)]).join('\n')).toMatch(/could-not-analyse/);
    expect(meaningOf([planJsonSource(rest)]).access.filter((line) => line.endsWith('ALLOW'))).toEqual([]);
  });
});

it('does not take a deposed object for the one that replaces it', () => {
  const json = planJson('first-json');
  const changes = json['resource_changes'] as { address: string; change: { after_unknown: object } }[];
  const deposed = changes.map((change) => ({
    ...change,
    deposed: '0a1b2c3d',
    change: { actions: ['delete'], after_unknown: {} },
  }));
  expect(meaningOf([planJsonSource({ ...json, resource_changes: [...changes, ...deposed] })])).toEqual(whole);
});

it('shows nothing that Terraform hides', () => {
  const json = planJson('update-json');
  const planned = json['planned_values'] as {
    root_module: { resources: { type: string; values: object; sensitive_values: object }[] };
  };
  for (const resource of planned.root_module.resources) {
    if (resource.type !== 'aws_cognito_user_pool_client') continue;
    resource.values = { ...resource.values, allowed_oauth_scopes: ['canary-scope'], name: 'canary-name' };
    resource.sensitive_values = { allowed_oauth_scopes: [true], name: true };
  }
  const findings = findingsIn([planJsonSource(json)]).join('\n');
  expect(findings).toContain(
    'could-not-analyse aws_cognito_user_pool_client.reader: cannot be followed in "allowed_oauth_scopes": it is marked as sensitive, and this tool shows nothing that is',
  );
  expect(findings).not.toContain('canary');
});

it('knows which attributes the configuration sets, not which the provider fills in', () => {
  const { all } = openDocuments([planSource('contract-applied', 'auth')]);
  const parameter = all[0]?.blocks.find(({ address }) => address === 'aws_ssm_parameter.pool_id');
  expect(parameter?.configured).toEqual(['insecure_value', 'name', 'type']);
  expect([parameter?.attribute('tier'), parameter?.attribute('data_type')]).toEqual(['Standard', 'text']);
});

it('follows an output that is known after apply', () => {
  const { all } = openDocuments([planSource('first-hcl')]);
  const output = all[0]?.outputs.find(({ name }) => name === 'user_pool_id');
  const value = output?.value() as Attribute;
  expect([value.block.address, value.path]).toEqual(['aws_cognito_user_pool.main', ['id']]);
  expect(output?.references().map(({ block, attribute }) => [block.address, attribute])).toEqual([
    ['aws_cognito_user_pool.main', 'id'],
  ]);
});
