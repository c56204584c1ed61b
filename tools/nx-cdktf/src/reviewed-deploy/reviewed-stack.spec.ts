import { readStackProject, type StackProject } from '../project';
import type { OperationContext } from '../operations/operation';
import { rootPackage, stackFiles, writeFiles, writeWorkspace } from '../spec-support/written-workspace';
import { readReviewedStack } from './reviewed-stack';

const report = {
  formatVersion: 1,
  stage: 'dev',
  verdict: 0,
  reasons: [],
  stacks: [],
  dangers: [],
  contract: [],
  edges: [],
  couldNotAnalyse: [],
  unusedAcknowledgements: [],
};

describe('the review that a deployment is bound to', () => {
  let project: StackProject;
  const read = (named: string | undefined, env: NodeJS.ProcessEnv = {}, stage = 'dev') =>
    readReviewedStack(
      { project, stage: { name: stage }, env, workspaceRoot: project.workspaceRoot } as OperationContext,
      named,
    );

  beforeEach(() => {
    const root = writeWorkspace({ 'package.json': rootPackage, ...stackFiles('auth-stack') });
    project = readStackProject(root, 'auth-stack');
    writeFiles(root, { 'report.json': report });
  });

  it('is none unless it is named', () => {
    expect(read(undefined, { REVIEWED_REPORT: '' })).toBeUndefined();
  });

  it('is named by the option or by a variable, and does not have to mention the stack', () => {
    expect(read('report.json')).toEqual({ file: 'report.json', acknowledged: [] });
    expect(read(undefined, { REVIEWED_REPORT: 'report.json' })).toEqual({
      file: 'report.json',
      acknowledged: [],
    });
  });

  it('refuses a review of another stage', () => {
    expect(() => read('report.json', {}, 'prod')).toThrow(
      'report.json: this review is about stage "dev", and the deployment about stage "prod"; nothing was applied',
    );
  });

  it('fails when there is no report, instead of deploying without one', () => {
    const file = `${project.workspaceRoot}/gone.json`;
    expect(() => read('gone.json')).toThrow(
      `--reviewed: ${file}: it cannot be read; make it with "plan-review report". Nothing was applied.`,
    );
  });
});
