import { refuseUnclearStage } from './stage-choice';

const stages = { names: ['local', 'dev'], defaultStage: 'dev' };

const run = (line: string, env: NodeJS.ProcessEnv = {}) => {
  refuseUnclearStage(
    ['node', 'nx', ...line.split(' ')],
    env,
    (target) => target === 'deploy',
    () => stages,
  );
};

describe('a run of targets that work on a stage', () => {
  it.each(['run a:deploy', 'run a:deploy:local', 'run-many -t deploy -c dev', 'affected -t deploy -c local'])(
    'accepts %s',
    (line) => {
      expect(() => {
        run(line);
      }).not.toThrow();
    },
  );

  it.each([
    'run-many -t deploy -c nowhere',
    'run a:deploy:nowhere',
    'affected -t lint,deploy --configuration=nowhere',
  ])('refuses %s, which Nx would run with the default stage', (line) => {
    expect(() => {
      run(line);
    }).toThrow(
      'cdktf.json: context.stages: no stage is called "nowhere", as the configuration asks; expected one of local, dev',
    );
  });

  it.each([
    'run a:deploy --stage=local',
    'run a:deploy -- --stage local',
    'run a:deploy --args=--stage=local',
  ])('refuses %s, which would reach the named task alone', (line) => {
    expect(() => {
      run(line);
    }).toThrow(
      '--stage would reach the named task alone and not the stacks that run before it; choose the stage with the configuration: -c <stage>',
    );
  });

  it.each([
    ['run a:deploy', 'dev'],
    ['run a:deploy:local', 'local'],
  ])('refuses %s while STAGE names another stage', (line, stage) => {
    expect(() => {
      run(line, { STAGE: 'prod' });
    }).toThrow(
      `The variable STAGE is "prod", but this command is about the stage ${JSON.stringify(stage)}; unset STAGE, or name the same stage in both`,
    );
  });
});

describe('a run without such targets', () => {
  it('is left alone, whatever its configuration, STAGE and cdktf.json say', () => {
    expect(() => {
      refuseUnclearStage(
        ['node', 'nx', 'run-many', '-t', 'build', '-c', 'ci', '--stage=x'],
        { STAGE: 'prod' },
        (target) => target === 'deploy',
        () => {
          throw new Error('cdktf.json is broken');
        },
      );
    }).not.toThrow();
  });
});
