import { join } from 'node:path';
import { readStackProject } from '../project';
import { rootPackage, stackFiles, writeWorkspace } from '../spec-support/written-workspace';
import { foreseenChanges } from './foreseen-changes';

const pool = { name: 'pool', mfa_configuration: 'OFF' };
const domain = { domain: 'm2m-dev', user_pool_id: '${aws_cognito_user_pool.it.id}' };

/** auth-stack, as it is synthesized. */
const authWith = ({ ofPool = {}, ofDomain = {}, poolCalled = 'it' } = {}) => ({
  resource: {
    aws_cognito_user_pool: { [poolCalled]: { ...pool, ...ofPool } },
    aws_cognito_user_pool_domain: { it: { ...domain, ...ofDomain } },
    aws_ssm_parameter: {
      id: { name: '/pool/id', insecure_value: `\${aws_cognito_user_pool.${poolCalled}.id}` },
      url: { name: '/pool/url', insecure_value: 'https://${aws_cognito_user_pool_domain.it.domain}.auth/' },
      odd: { name: '/pool/odd', value: 1 },
    },
  },
});

const values = new Map([
  ['/pool/id', 'eu_1'],
  ['/pool/url', 'https://m2m-dev.auth/'],
  ['/pool/odd', '1'],
]);

describe('changes of the contract that are foreseen', () => {
  function foreseen(
    auth: object,
    base?: object | 'not synthesized',
    found: ReadonlyMap<string, string> = values,
  ): string[] {
    const file = 'apps/auth-stack/cdktf.out/dev/stacks/auth-stack/cdk.tf.json';
    const root = writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('auth-stack'),
      ...stackFiles('echo-api', { upstream: ['auth-stack'] }),
      [file]: auth,
      ...(base !== undefined && { [base === 'not synthesized' ? 'base/README.md' : `base/${file}`]: base }),
    });
    return foreseenChanges(readStackProject(root, 'echo-api'), 'dev', {
      values: found,
      base: base === undefined ? undefined : join(root, 'base'),
    });
  }

  it('are none while everything is as it is deployed', () => {
    expect(foreseen(authWith())).toEqual([]);
    expect(foreseen(authWith(), authWith())).toEqual([]);
  });

  it('are values that the code makes otherwise, with and without a base', () => {
    const auth = authWith({ ofDomain: { domain: 'm2m-other' } });
    expect(foreseen(auth)).toEqual(['/pool/url']);
    expect(foreseen(auth, authWith())).toEqual(['/pool/url']);
  });

  it.each([
    ['name', 'another'],
    ['username_attributes', ['email']],
    ['alias_attributes', ['email']],
    ['username_configuration', { case_sensitive: false }],
  ])('are what a user pool makes up that is replaced for its %s', (key, value) => {
    expect(foreseen(authWith({ ofPool: { [key]: value } }), authWith())).toEqual(['/pool/id']);
  });

  it('are what a resource makes up that is new since the base', () => {
    expect(foreseen(authWith({ poolCalled: 'new' }), authWith())).toEqual(['/pool/id']);
  });

  it('are none when a user pool is changed in place', () => {
    expect(foreseen(authWith({ ofPool: { mfa_configuration: 'ON' } }), authWith())).toEqual([]);
  });

  it('are not told by a base that does not have the upstream, and are none of what is not there', () => {
    const auth = authWith({ ofPool: { name: 'another' } });
    expect(foreseen(auth)).toEqual([]);
    expect(foreseen(auth, 'not synthesized')).toEqual([]);
    expect(foreseen(authWith({ ofDomain: { domain: 'm2m-other' } }), authWith(), new Map())).toEqual([]);
  });
});
