import { readStackProject } from '../project';
import { metaOf } from '../spec-support/written-review';
import { rootPackage, stackFiles, writeFiles, writeWorkspace } from '../spec-support/written-workspace';
import { parametersAboutToChange, parametersRead, publishedUpstream } from './contract-parameters';

const authJson = JSON.stringify({
  resource: { aws_ssm_parameter: { id: { name: '/pool/id' }, url: { name: '/pool/url' } } },
});
const echoJson = JSON.stringify({
  data: {
    aws_ssm_parameter: {
      url: { name: '/pool/url' },
      id: { name: '/pool/id' },
      again: { name: '/pool/id' },
      other: { name: '/elsewhere' },
      ami: { name: '/aws/service/ami' },
    },
  },
});
const synthesized = (stack: string) => `apps/${stack}/cdktf.out/dev/stacks/${stack}/cdk.tf.json`;

const change = (address: string, actions: string[], before: object | null, after: object | null) => ({
  address: `aws_ssm_parameter.${address}`,
  mode: 'managed',
  type: 'aws_ssm_parameter',
  change: { actions, before, after, after_unknown: {} },
});

describe('the contract parameters of a stack', () => {
  const workspace = () =>
    writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('auth-stack'),
      ...stackFiles('echo-api', { upstream: ['auth-stack'] }),
      [synthesized('auth-stack')]: authJson,
      [synthesized('echo-api')]: echoJson,
    });
  const echoApi = (root: string) => readStackProject(root, 'echo-api');
  const names = ['/elsewhere', '/pool/id', '/pool/url'];

  function planned(root: string, changes: object[], planOf = authJson): string[] {
    writeFiles(root, {
      'apps/auth-stack/cdktf.out/dev/review/plan.json': { format_version: '1.2', resource_changes: changes },
      'apps/auth-stack/cdktf.out/dev/review/meta.json': metaOf('auth-stack', planOf),
    });
    return parametersAboutToChange(echoApi(root), 'dev', names);
  }

  it('are what it reads from other stacks, each once', () => {
    const root = workspace();
    expect(parametersRead(echoApi(root), 'dev')).toEqual(names);
    expect(parametersRead(echoApi(root), 'prod')).toEqual([]);
    expect(publishedUpstream(echoApi(root), 'dev', names)).toEqual(['/pool/id', '/pool/url']);
  });

  it('are about to change when the upstream creates them, gives them another value, or removes them', () => {
    const id = { name: '/pool/id', insecure_value: 'one' };
    const root = workspace();
    expect(planned(root, [change('id', ['create'], null, id)])).toEqual(['/pool/id']);
    expect(planned(root, [change('id', ['update'], id, { ...id, insecure_value: 'two' })])).toEqual([
      '/pool/id',
    ]);
    expect(planned(root, [change('id', ['delete'], id, null)])).toEqual(['/pool/id']);
    expect(planned(root, [change('id', ['delete', 'create'], id, { ...id, name: '/pool/url' })])).toEqual([
      '/pool/id',
      '/pool/url',
    ]);
  });

  it('are about to change when the upstream does with them what nobody knows', () => {
    const id = { name: '/pool/id', insecure_value: 'one' };
    expect(planned(workspace(), [change('id', ['reimagine'], id, id)])).toEqual(['/pool/id']);
  });

  it('stay as they are when only their tags change, or nothing', () => {
    const id = { name: '/pool/id', insecure_value: 'one', tags: {} };
    const root = workspace();
    expect(planned(root, [change('id', ['update'], id, { ...id, tags: { a: 'b' } })])).toEqual([]);
    expect(planned(root, [change('id', ['no-op'], id, id)])).toEqual([]);
  });

  it('are not told by a plan that was made from other sources', () => {
    const created = [change('id', ['create'], null, { name: '/pool/id' })];
    expect(planned(workspace(), created, 'older sources')).toEqual([]);
  });
});
