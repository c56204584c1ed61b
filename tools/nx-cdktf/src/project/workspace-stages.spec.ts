import { cdktfJson, writeWorkspace } from '../spec-support/written-workspace';
import { chooseStage, readStages } from './workspace-stages';

describe('the stage of a command', () => {
  const stages = () => readStages(writeWorkspace({ 'cdktf.json': cdktfJson }));

  it('is the one that is named', () => {
    expect(chooseStage(stages(), 'prod', {}).name).toBe('prod');
  });

  it('is that of the variable STAGE when none is named', () => {
    expect(chooseStage(stages(), undefined, { STAGE: 'prod' }).name).toBe('prod');
  });

  it('is the default stage when nothing names one', () => {
    expect(chooseStage(stages(), undefined, { STAGE: '' }).name).toBe('dev');
  });

  it('may be named twice when both say the same', () => {
    expect(chooseStage(stages(), 'prod', { STAGE: 'prod' }).name).toBe('prod');
  });

  it('refuses a STAGE that contradicts the named stage', () => {
    expect(() => chooseStage(stages(), 'dev', { STAGE: 'prod' })).toThrow(
      'The variable STAGE is "prod", but this command is about the stage "dev"; unset STAGE, or name the same stage in both',
    );
  });

  it('fails when no stage has the name', () => {
    expect(() => chooseStage(stages(), 'porduction', {})).toThrow(
      'cdktf.json: context.stages: expected one of the declared stages (dev, prod); received "porduction"',
    );
  });

  it('fails when there is no cdktf.json', () => {
    expect(() => readStages(writeWorkspace({}))).toThrow(
      'cdktf.json: cannot be read at the workspace root (ENOENT); it holds the stages',
    );
  });
});
