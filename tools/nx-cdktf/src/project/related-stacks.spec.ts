import { rootPackage, stackFiles, writeWorkspace } from '../spec-support/written-workspace';
import { readStackProject, readStackProjects, relatedStacks } from '.';

const workspaceRoot = () =>
  writeWorkspace({
    'package.json': rootPackage,
    ...stackFiles('auth-stack'),
    ...stackFiles('echo-api', { upstream: ['auth-stack'] }),
    ...stackFiles('orders-api', { upstream: ['auth-stack', 'network'] }),
    ...stackFiles('network'),
    ...stackFiles('report-api', { upstream: ['orders-api'] }),
    ...stackFiles('ci-roles'),
  });

const related = (name: string) => {
  const root = workspaceRoot();
  return relatedStacks(readStackProject(root, name), readStackProjects(root)).map((stack) => stack.name);
};

describe('related stacks', () => {
  it('are those that upstream joins, over any number of steps and in both directions', () => {
    expect(related('echo-api')).toEqual(['auth-stack', 'network', 'orders-api', 'report-api']);
    expect(related('auth-stack')).toEqual(['echo-api', 'network', 'orders-api', 'report-api']);
  });

  it('are none of a stack that stands alone', () => {
    expect(related('ci-roles')).toEqual([]);
  });
});
