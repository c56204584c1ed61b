import { parseNxCommandLine } from './command-line';

const parse = (line: string) => parseNxCommandLine(['node', 'nx', ...line.split(' ')]);

describe('an Nx command line', () => {
  it.each([
    ['run auth-stack:deploy', ['deploy'], undefined],
    ['run auth-stack:deploy:local', ['deploy'], 'local'],
    ['run auth-stack:deploy -c local', ['deploy'], 'local'],
    ['run auth-stack:deploy:dev -c=local', ['deploy'], 'local'],
    ['run auth-stack:deploy --configuration local', ['deploy'], 'local'],
    ['run auth-stack:deploy --prod', ['deploy'], 'production'],
    ['deploy auth-stack', ['deploy'], undefined],
    ['auth-stack:deploy:local', ['deploy'], 'local'],
    ['run-many -t deploy', ['deploy'], undefined],
    ['run-many -t lint,deploy -c prod', ['lint', 'deploy'], 'prod'],
    ['run-many -t lint deploy --parallel=2', ['lint', 'deploy'], undefined],
    ['run-many --targets=lint,deploy', ['lint', 'deploy'], undefined],
    ['affected --target deploy --base=HEAD~1 -c local', ['deploy'], 'local'],
    ['affected -t deploy -c local -c prod', ['deploy'], 'prod'],
    ['show projects', ['show'], undefined],
    ['--version', [], undefined],
  ])('%s', (line, targets, configuration) => {
    expect(parse(line)).toMatchObject({ targets, configuration });
  });

  it('names every option, also those for the task behind two dashes', () => {
    expect(parse('run auth-stack:deploy --verbose -- --stage=prod').options).toEqual(['verbose', 'stage']);
  });

  it('takes no configuration from behind two dashes', () => {
    expect(parse('run auth-stack:deploy -- -c nowhere').configuration).toBeUndefined();
  });
});
