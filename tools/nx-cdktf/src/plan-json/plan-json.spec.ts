import { StackError } from '../stack-error';
import { deletionProtectedPools } from './deletion-protection';
import { driftedSettings } from './drifted-settings';
import { parsePlanJson } from './plan-json';

const change = (
  address: string,
  actions: string[],
  before: object | null = null,
  after: object | null = null,
) => ({
  address,
  type: address.split('.')[0],
  mode: 'managed',
  change: { actions, before, after, after_unknown: {}, before_sensitive: {} },
});

const plan = (parts: object, formatVersion = '1.2') =>
  parsePlanJson(JSON.stringify({ format_version: formatVersion, terraform_version: '1.11.4', ...parts }));

describe('the JSON of a plan', () => {
  it.each(['1.0', '1.2', '1.99'])('is read in format_version %s', (version) => {
    expect(plan({}, version)).toEqual({ resource_changes: [], resource_drift: [] });
  });

  it('is refused in another major version', () => {
    expect(() => plan({}, '2.0')).toThrow(
      new StackError(
        'the plan has format_version "2.0"; expected 1.x. Nothing was applied; set TERRAFORM_BINARY to a release that writes it, or update tools/nx-cdktf',
      ),
    );
  });

  it.each(['', 'no JSON with a canary', '[]', '{"resource_changes":[]}'])(
    'is refused when it is %j',
    (text) => {
      expect(() => parsePlanJson(text)).toThrow('the plan has format_version "unknown"; expected 1.x. ');
    },
  );

  it('is refused when an action is not known, with its address', () => {
    expect(() => plan({ resource_changes: [change('aws_x.y', ['delete', 'read'])] })).toThrow(
      new StackError(
        'aws_x.y: the plan wants the actions ["delete","read"], which are not known here; nothing was applied, update tools/nx-cdktf',
      ),
    );
  });

  it('repeats no value when its shape is not understood', () => {
    const broken = {
      address: 'aws_x.y',
      type: 'aws_x',
      change: { actions: 'canary', before: null, after: null },
    };
    expect(() => plan({ resource_changes: [broken] })).toThrow(
      new StackError(
        'the plan is not understood at "resource_changes.0.change.actions"; nothing was applied, update tools/nx-cdktf',
      ),
    );
  });
});

describe('deletion protection', () => {
  const pool = (deletion: string, actions = ['delete']) =>
    change('aws_cognito_user_pool.p', actions, { deletion_protection: deletion });

  it('is found on a pool that would be destroyed or replaced', () => {
    const changes = [
      pool('ACTIVE'),
      pool('ACTIVE', ['delete', 'create']),
      pool('INACTIVE'),
      pool('ACTIVE', ['update']),
    ];
    expect(deletionProtectedPools(plan({ resource_changes: changes }))).toEqual([
      'aws_cognito_user_pool.p',
      'aws_cognito_user_pool.p',
    ]);
  });
});

describe('drift', () => {
  const drift = (before: object | null, after: object | null, actions = ['update']) =>
    driftedSettings(plan({ resource_drift: [change('aws_x.y', actions, before, after)] }), () => [
      'name',
      'scopes',
    ]);

  it('names the settings that somebody changed, never their values', () => {
    const found = drift({ name: 'canary', scopes: ['a'] }, { name: 'other', scopes: ['a', 'b'] });
    expect(found).toEqual([{ address: 'aws_x.y', gone: false, settings: ['name', 'scopes'] }]);
  });

  it('is not what AWS computes', () => {
    expect(drift({ name: 'a', arn: '1' }, { name: 'a', arn: '2' })).toEqual([]);
  });

  it.each([
    [null, []],
    [null, {}],
    ['', null],
    [null, [{ inner: null }]],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
  ])('is not the change from %j to %j', (before, after) => {
    expect(drift({ scopes: before }, { scopes: after })).toEqual([]);
  });

  it('is a tag that was changed by hand', () => {
    expect(drift({ tags_all: { stage: 'dev' } }, { tags_all: { stage: 'x' } })).toMatchObject([
      { settings: ['tags_all'] },
    ]);
  });

  it('is a resource that is gone', () => {
    expect(drift({ name: 'a' }, null, ['delete'])).toEqual([
      { address: 'aws_x.y', gone: true, settings: [] },
    ]);
  });
});
