import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { parsePlan } from '@m2m/plan-review';
import { emptyPlanJson } from './empty-plan';

const resource = (attributes: object, more: object = {}, instance: object = {}) => ({
  mode: 'managed',
  type: 'aws_cognito_user_pool',
  name: 'pool',
  instances: [{ schema_version: 0, attributes, ...instance }],
  ...more,
});
const pool = { name: 'pool', domain: '', tags: null };
const synthesized = {
  terraform: {},
  resource: { aws_cognito_user_pool: { pool: { name: 'pool', tags: {} } } },
  data: {},
};

describe('a plan in which nothing changes', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'empty-plan-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function jsonOf(before: object | undefined, after: object, more: object = {}): string | undefined {
    const file = join(folder, 'plan.tfplan');
    const entry = (resources: object) =>
      strToU8(JSON.stringify({ version: 4, resources: [resources], ...more }));
    writeFileSync(
      file,
      zipSync({
        tfplan: strToU8('of another format'),
        tfstate: entry(after),
        ...(before && { 'tfstate-prev': entry(before) }),
      }),
    );
    return emptyPlanJson(file, synthesized, '1.11.4');
  }

  it('is told without Terraform when nothing drifted', () => {
    const json = jsonOf(resource(pool), resource({ ...pool, tags: {} })) ?? '';
    expect(parsePlan(json)).toMatchObject({
      terraform_version: '1.11.4',
      resource_changes: [],
      resource_drift: [],
      output_changes: {},
      errored: false,
    });
  });

  it('tells what AWS computed anew, as drift whose values are not to be shown', () => {
    const json = jsonOf(resource(pool), resource({ ...pool, domain: 'prefix' })) ?? '';
    const { resource_drift: drift, configuration } = parsePlan(json);
    expect(drift).toEqual([
      {
        address: 'aws_cognito_user_pool.pool',
        mode: 'managed',
        type: 'aws_cognito_user_pool',
        change: {
          actions: ['update'],
          before: pool,
          after: { ...pool, domain: 'prefix' },
          before_sensitive: true,
          after_sensitive: true,
        },
      },
    ]);
    expect(configuration?.root_module?.resources).toEqual([
      { address: 'aws_cognito_user_pool.pool', expressions: { name: {}, tags: {} } },
    ]);
  });

  it.each([
    ['something that the stack configures drifted', resource(pool), resource({ ...pool, name: 'other' })],
    ['the provider wrote another schema', resource(pool), resource(pool, {}, { schema_version: 1 })],
    ['a resource has instances', resource(pool), resource(pool, {}, { index_key: 'a' })],
    ['an old object waits for its end', resource(pool), resource(pool, {}, { deposed: 'abcd' })],
    ['a resource is in a module', resource(pool), resource(pool, { module: 'module.a' })],
    ['a resource went', resource(pool), resource(pool, { instances: [] })],
    ['there is no state of before', undefined, resource(pool)],
  ])('is left to Terraform when %s', (_, before, after) => {
    expect(jsonOf(before, after)).toBeUndefined();
  });

  it.each([
    ['the state has another format', { version: 5 }],
    ['there are results of checks', { check_results: [] }],
  ])('is left to Terraform when %s', (_, more) => {
    expect(jsonOf(resource(pool), resource(pool), more)).toBeUndefined();
  });
});
