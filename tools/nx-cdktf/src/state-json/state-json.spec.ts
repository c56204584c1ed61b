import { StackError } from '../stack-error';
import { deletionProtectedPools } from './deletion-protection';
import { managedResources } from './state-json';

const pool = (name: string, protection: string, more: object = {}) => ({
  mode: 'managed',
  type: 'aws_cognito_user_pool',
  name,
  instances: [{ schema_version: 0, attributes: { deletion_protection: protection, secret: 'canary' } }],
  ...more,
});
const state = (...resources: object[]) =>
  JSON.stringify({ version: 4, serial: 7, lineage: 'x', outputs: {}, resources });

describe('the state', () => {
  it('names every instance of a managed resource by its address', () => {
    const instances = [{ index_key: 0 }, { index_key: 'a' }];
    const text = state(
      { mode: 'managed', type: 'aws_x', name: 'y', instances },
      { module: 'module.m', mode: 'managed', type: 'aws_x', name: 'z', instances: [{ attributes: null }] },
      { mode: 'data', type: 'aws_x', name: 'read', instances: [{}] },
    );
    expect(managedResources(text).map(({ address }) => address)).toEqual([
      'aws_x.y[0]',
      'aws_x.y["a"]',
      'module.m.aws_x.z',
    ]);
  });

  it('of a stack that was never deployed holds nothing', () => {
    expect(managedResources('\n')).toEqual([]);
  });

  it.each([
    ['of another version', JSON.stringify({ version: 5, resources: [], secret: 'canary' }), '5'],
    ['of another shape', JSON.stringify({ version: 4, resources: 'canary' }), '4'],
    ['that is no JSON', 'canary', 'unknown'],
  ])('%s is refused, and none of it repeated', (_case, text, version) => {
    expect(() => managedResources(text)).toThrow(
      new StackError(
        `the state has version ${version} or a shape that is not known; expected version 4. ` +
          'Nothing was changed; set TERRAFORM_BINARY to a Terraform 1.11 or OpenTofu 1.10 release, or update tools/nx-cdktf',
      ),
    );
  });
});

describe('deletion protection', () => {
  it('is found on user pools, wherever they stand', () => {
    const text = state(
      pool('on', 'ACTIVE'),
      pool('off', 'INACTIVE'),
      pool('far', 'ACTIVE', { module: 'module.m' }),
    );
    expect(deletionProtectedPools(managedResources(text))).toEqual([
      'aws_cognito_user_pool.on',
      'module.m.aws_cognito_user_pool.far',
    ]);
  });
});
